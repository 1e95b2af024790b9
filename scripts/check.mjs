// npm run typecheck, npm run lint: the static checks of that script, all of them, whichever fails.
import { CHECKS } from './lib/checks.mjs';
import { requireNode, run } from './lib/project.mjs';

requireNode();
const [of] = process.argv.slice(2);
const checks = CHECKS.filter((check) => check.of === of);
const failed = checks.filter(({ name, args }) => {
  console.log(`=== ${name}`);
  return run(process.execPath, args) !== 0;
});
if (failed.length > 0) console.error(`failed: ${failed.map(({ name }) => name).join(', ')}`);
process.exitCode = failed.length > 0 || checks.length === 0 ? 1 : 0;
