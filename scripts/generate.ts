// Makes what is derived from the format and from the rule folders: the published JSON Schema, the validators compiled ahead
// of time, the list of rule modules and the help pages. Run by scripts/generate.mjs before every build, check and test.
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkedSchemas, publishedSchema, type Json, type JsonObject } from '../server/model/json-schema';
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

/** Keywords whose value is a schema, or a map of schemas. */
const SCHEMA = new Set(['items', 'if', 'then', 'else', 'additionalProperties', 'propertyNames']);
const SCHEMAS = new Set(['properties', 'patternProperties']);
/** Characters: less is not worth a call. */
const SHORTEST = 35;

/** The same schema, where a part that occurs several times stands once, below `definitions`. */
function withDefinitions(schema: JsonObject): JsonObject {
  const counts = new Map<string, number>();
  const count = (value: Json): void => {
    if (typeof value !== 'object' || value === null) return;
    const text = JSON.stringify(value);
    const before = counts.get(text) ?? 0;
    counts.set(text, before + 1);
    // What lies in a part that occurs again is written once with it.
    if (before === 0) Object.values(value).forEach(count);
  };
  count(schema);
  const names = new Map<string, string>();
  const definitions: Record<string, Json> = {};
  const inside = (value: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(value).map(([key, part]) => {
        if (SCHEMA.has(key)) return [key, written(part)];
        if (!SCHEMAS.has(key) || !isObject(part)) return [key, part];
        return [key, Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, written(inner)]))];
      }),
    );
  const written = (value: Json): Json => {
    if (!isObject(value)) return value;
    const text = JSON.stringify(value);
    if (text.length < SHORTEST || (counts.get(text) ?? 0) < 2) return inside(value);
    let name = names.get(text);
    if (name === undefined) {
      names.set(text, (name = `part${names.size}`));
      definitions[name] = inside(value);
    }
    return { $ref: `#/definitions/${name}` };
  };
  return { ...inside(schema), definitions };
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// ---- validators: code, so that nothing is compiled at run time (web workers, strict content security policy)
const { document, host } = checkedSchemas();
const ajv = new Ajv({
  allErrors: true,
  strict: false,
  messages: false,
  // A function for what occurs several times, not a copy of its code at each place.
  inlineRefs: false,
  code: { source: true, esm: true },
  schemas: [withDefinitions(document), withDefinitions(host)],
});
// Where in the schema an error comes from is asked by nobody.
const code = standaloneCode(ajv, { document: 'document', host: 'host' });
write(join(generated, 'validators.js'), code.replaceAll(/schemaPath:"(?:[^"\\]|\\.)*",/g, ''));
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
