// Makes what is derived from the format and from the rule folders: the published JSON Schema, the validators compiled ahead
// of time, the list of rule modules and the help pages. Run by scripts/generate.mjs before every build, check and test.
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkedSchemas, publishedSchema } from '../server/model/json-schema';
import { helpPage } from './help-page';

const root = process.cwd();
const generated = join(root, 'server/generated');
mkdirSync(generated, { recursive: true });

/** Unchanged files keep their date, so that watchers stay quiet. */
function write(path: string, content: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === content) return;
  writeFileSync(path, content);
}

// ---- JSON Schema
mkdirSync(join(root, 'schemas'), { recursive: true });
write(join(root, 'schemas/commspec.schema.json'), `${JSON.stringify(publishedSchema(), null, 2)}\n`);

// ---- validators: code, so that nothing is compiled at run time (web workers, strict content security policy)
const { document, host } = checkedSchemas();
const ajv = new Ajv({
  allErrors: true,
  strict: false,
  messages: false,
  code: { source: true, esm: true },
  schemas: [document, host],
});
write(join(generated, 'validators.js'), standaloneCode(ajv, { document: 'document', host: 'host' }));
write(
  join(generated, 'validators.d.ts'),
  `import type { Validator } from '../model/structure';\nexport declare const document: Validator;\nexport declare const host: Validator;\n`,
);

// ---- rules: every module server/rules/<area>/<CODE>.ts, with its page <CODE>.md
interface RuleFile {
  readonly area: string;
  readonly code: string;
}
const rulesDirectory = join(root, 'server/rules');
const ruleFiles: RuleFile[] = readdirSync(rulesDirectory, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((entry) =>
    readdirSync(join(rulesDirectory, entry.name))
      .filter((file) => /^[A-Z]+\d+\.ts$/.test(file))
      .map((file) => ({ area: entry.name, code: file.slice(0, -3) })),
  )
  .sort((a, b) => a.code.localeCompare(b.code));
write(
  join(generated, 'rules.ts'),
  [
    '/** All rules, by code. Made by scripts/generate.ts from the folders of server/rules. */',
    "import type { Rule } from '../rules/rule';",
    ...ruleFiles.map(({ area, code }) => `import { rule as ${code} } from '../rules/${area}/${code}';`),
    '',
    `export const allRules: readonly Rule[] = [${ruleFiles.map(({ code }) => code).join(', ')}];`,
    '',
  ].join('\n'),
);

// ---- help: the pages without their marks, by code, read by `explain` and by the editor
const help: Record<string, string> = {};
for (const { area, code } of ruleFiles) {
  const page = join(rulesDirectory, area, `${code}.md`);
  if (existsSync(page)) help[code] = helpPage(readFileSync(page, 'utf8'));
}
write(join(generated, 'help.json'), `${JSON.stringify(help)}\n`);
