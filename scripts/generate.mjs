// Runs scripts/generate.ts, which writes server/generated/.
import { runTypeScript } from './lib/typescript.mjs';

await runTypeScript('scripts/generate.ts');
