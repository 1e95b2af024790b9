// npm run bench:growth: how the time of a check grows with the number of hosts.
import { runTypeScript } from '../scripts/lib/typescript.mjs';
import { generate } from './templates/commspec.mjs';

const LINES_A_HOST = 14;
const specs = [100, 250, 500, 1000, 2000].map((hosts) => ({
  hosts,
  text: generate({ lines: hosts * LINES_A_HOST + 30 }).text,
}));
const { report } = /** @type {typeof import('./growth')} */ (await runTypeScript('bench/growth.ts'));
report(specs);
