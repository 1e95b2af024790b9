import 'mocha/mocha.js';
import { Lines, report } from './report';

/** The test module of a web extension host: a worker, with neither DOM nor files. */
export async function run(): Promise<void> {
  mocha.setup({ ui: 'tdd', timeout: 30_000, reporter: Lines, forbidOnly: true });
  await import('./suite');
  await report((done) => mocha.run(done));
}
