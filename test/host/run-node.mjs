// The suite in a Node extension host: VS Code's server, driven by a headless browser.
import { join } from 'node:path';
import { finish } from '../../scripts/lib/counts.mjs';
import { root } from '../../scripts/lib/project.mjs';
import { runSuite } from './browser.mjs';
import { nodeHostMissing } from './install.mjs';
import { startServer } from './server.mjs';

const missing = nodeHostMissing();
if (missing) {
  console.log(`skipped: ${missing}`);
  finish({ passed: 0, failed: 0, skipped: 1 });
}
const server = await startServer();
const counts = await runSuite(
  server.url([
    ['extensionDevelopmentPath', server.remote(root)],
    ['extensionTestsPath', server.remote(join(root, 'dist/test/index-node'))],
  ]),
  { name: 'node' },
);
await server.stop();
finish(counts);
