// npm run docs: writes docs/rules.md, the list of all rules, docs/format.md, the format, docs/choices.md, what is ours,
// docs/compatibility.md, which versions fit; and the line below the title of each rule's page.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/project.mjs';
import { runTypeScript } from './lib/typescript.mjs';

const { rulesPage } = /** @type {typeof import('./rules-page')} */ (await runTypeScript('scripts/rules-page.ts'));
const { formatPage } = /** @type {typeof import('./format-page')} */ (await runTypeScript('scripts/format-page.ts'));
const { choicesPage } = /** @type {typeof import('./choices-page')} */ (await runTypeScript('scripts/choices-page.ts'));
const { staleHeads } = /** @type {typeof import('./rule-heads')} */ (await runTypeScript('scripts/rule-heads.ts'));
writeFileSync(join(root, 'docs/rules.md'), rulesPage(root));
writeFileSync(join(root, 'docs/format.md'), formatPage());
writeFileSync(join(root, 'docs/choices.md'), choicesPage(root));
const { compatibilityPage } = /** @type {typeof import('./compatibility-page')} */ (
  await runTypeScript('scripts/compatibility-page.ts')
);
const { rulePages } = /** @type {typeof import('./rule-pages')} */ (await runTypeScript('scripts/rule-pages.ts'));
const pages = rulePages(root);
writeFileSync(
  join(root, 'docs/compatibility.md'),
  compatibilityPage((rule) => pages.get(rule)),
);
staleHeads(root, true);
