/** The server as VS Code starts it. `--code-cache=FOLDER` says where it keeps compiled code; without it, with the user's caches. */
import { join } from 'node:path';
import { cacheFolder, load } from '../start/load';
import { limitNewSpace } from './memory';

const OPTION = '--code-cache=';
const named = process.argv.find((argument) => argument.startsWith(OPTION))?.slice(OPTION.length);

limitNewSpace();
const { program, cache } = load(join(__dirname, 'server-core.js'), 'server', cacheFolder(named));
program.start(cache);
