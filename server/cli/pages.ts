/** The pages of the rules: they lie beside the program, and are only read when somebody asks. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

let pages: ReadonlyMap<string, string> | undefined;

/** Undefined where there is none, or the pages did not come along with the program. */
export function pageOf(code: string): string | undefined {
  pages ??= read();
  return pages.get(code);
}

function read(): ReadonlyMap<string, string> {
  try {
    const text = readFileSync(join(__dirname, 'help.json'), 'utf8');
    return new Map(Object.entries(JSON.parse(text) as Readonly<Record<string, string>>));
  } catch {
    return new Map();
  }
}
