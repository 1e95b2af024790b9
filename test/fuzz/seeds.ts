/** What the fuzzer starts from: the examples, the fixtures, and the example specs of all rule pages. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRulePage } from '../support/rule-page';
import { SPEC, type Files } from './case';

const filesBelow = (folder: string, end: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(end))
    .sort()
    .map((name) => join(folder, name));

/** Each a spec with the files beside it. The order does not depend on the machine. */
export function readSeeds(): readonly Files[] {
  const specs = ['examples', 'test/fixtures'].flatMap((folder) => filesBelow(folder, '.commspec.yaml'));
  const pages = filesBelow('server/rules', '.md');
  return [
    ...specs.map((path) => ({ [SPEC]: readFileSync(path, 'utf8') })),
    ...pages.flatMap((path) =>
      readRulePage(readFileSync(path, 'utf8'))
        .examples.filter(({ kind }) => kind !== 'fixed')
        .map(({ text, files }) => ({ ...Object.fromEntries(files), [SPEC]: text })),
    ),
  ];
}
