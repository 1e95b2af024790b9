// The packaged .vsix, installed, in the workbench as a person sees it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { finish } from '../../scripts/lib/counts.mjs';
import { root } from '../../scripts/lib/project.mjs';
import { keepScreenshot, openBrowser } from './browser.mjs';
import { nodeHostMissing } from './install.mjs';
import { startServer } from './server.mjs';
import { steps } from './ui-steps.mjs';
import { createUi } from './ui.mjs';

const missing = nodeHostMissing();
if (missing) {
  console.log(`skipped: ${missing}`);
  finish({ passed: 0, failed: 0, skipped: 1 });
}
const vsix = join(root, 'commspec.vsix');
if (!existsSync(vsix)) {
  console.error('commspec.vsix is missing: npm run package');
  finish({ passed: 0, failed: 1 });
}
const server = await startServer({ vsix });
const counts = { passed: 0, failed: 0 };
const { page, close } = await openBrowser();
try {
  page.setDefaultTimeout(30_000);
  const ui = createUi(page, server);
  console.log('ui:');
  for (const [index, [title, step]] of steps.entries()) {
    const started = Date.now();
    try {
      await step(ui);
      counts.passed += 1;
      console.log(`  ok       ${title} (${Date.now() - started} ms)`);
    } catch (error) {
      counts.failed += 1;
      console.log(`  FAILED   ${title}: ${error instanceof Error ? error.stack : String(error)}`);
      await keepScreenshot(page, `ui-${index + 1}`);
    }
  }
} finally {
  await close();
  await server.stop();
}
finish(counts);
