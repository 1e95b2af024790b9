/** The pages of the rules, from the folder `docs/`. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** By code, relative to `docs/`. */
export function rulePages(root: string): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  for (const entry of readdirSync(join(root, 'server/rules'), { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    for (const file of readdirSync(join(root, 'server/rules', entry.name))) {
      if (file.endsWith('.md')) pages.set(file.slice(0, -'.md'.length), `../server/rules/${entry.name}/${file}`);
    }
  }
  return pages;
}
