import Mocha from 'mocha';
import * as path from 'node:path';
import { Lines, report } from './report';

/** The test module of a Node extension host: desktop VS Code or VS Code's server. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 30_000, reporter: Lines, forbidOnly: true });
  mocha.addFile(path.join(__dirname, 'suite-node.js'));
  await report((done) => mocha.run(done));
}
