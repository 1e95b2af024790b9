/** The script of a thread that checks files: loads the rest as `entry.ts` does. */
import { join } from 'node:path';
import { cacheFolder, load } from '../start/load';

load(join(__dirname, 'cli-core.js'), 'cli', cacheFolder()).program.startWorker?.();
