// npm run rule -- [--write | --update] [CODE | AREA]…: holds the pages of rules against their modules, in a second.
import { runTypeScript } from './lib/typescript.mjs';

const { checkRules } = /** @type {typeof import('./rule')} */ (await runTypeScript('scripts/rule.ts'));
const names = process.argv.slice(2);
const update = names.includes('--update');
process.exitCode = await checkRules(
  names.filter((name) => !name.startsWith('--')),
  { write: update || names.includes('--write'), update },
);
