// The suite in a web extension host, in the oldest VS Code that the extension supports and in a recent one.
import { ensureEditor, extensionFiles } from '../../scripts/lib/editor.mjs';
import { finish } from '../../scripts/lib/counts.mjs';
import { root } from '../../scripts/lib/project.mjs';
import { serveEditor } from '../../scripts/editor/server.mjs';
import { runSuite } from './browser.mjs';
import { ensureWebHost } from './install.mjs';
import { fixture } from './server.mjs';

const total = { passed: 0, failed: 0, skipped: 0 };
for (const { name, ensure } of [
  { name: 'web-oldest', ensure: ensureEditor },
  { name: 'web-recent', ensure: ensureWebHost },
]) {
  const server = await serveEditor({
    build: ensure(),
    extension: root,
    allow: [...extensionFiles(), 'dist/test'],
    folder: fixture,
    tests: 'dist/test/index-web',
  });
  const counts = await runSuite(server.url, { name });
  await server.close();
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped ?? 0;
}
finish(total);
