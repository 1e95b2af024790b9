/** The documentation that is made from the rules. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { rulesMarkdown } from '../server/report/catalogue';
import { createEngine } from '../server/engine/all';

/** What `docs/rules.md` has to hold: every rule, with a link to its page. */
export function rulesPage(root: string): string {
  const pages = new Map<string, string>();
  for (const entry of readdirSync(join(root, 'server/rules'), { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    for (const file of readdirSync(join(root, 'server/rules', entry.name))) {
      if (file.endsWith('.md')) pages.set(file.slice(0, -'.md'.length), `../server/rules/${entry.name}/${file}`);
    }
  }
  return rulesMarkdown(createEngine().rules, (rule) => pages.get(rule.code)).text;
}
