import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isSpecFile, specFiles } from '../../../server/model/spec-file';
import { listed } from '../../../server/words/list';

const globs: readonly string[] = specFiles;

describe('a spec is', () => {
  test.each([
    'a.commspec.yaml',
    'a.b.commspec.yml',
    'commspec.yaml',
    '.commspec.yaml',
    '/w/commspec.yaml',
    'a/b.commspec.yml',
  ])('%s', (name) => {
    expect(isSpecFile(name)).toBe(true);
  });

  test.each([
    'commspec.yml',
    'a/commspec.yml',
    'mycommspec.yaml',
    'commspec.yaml/a',
    'a.commspec.yaml.bak',
    'a.yaml',
    'Commspec.yaml',
  ])('not %s', (name) => {
    expect(isSpecFile(name)).toBe(false);
  });
});

describe('what cannot ask has the same names', () => {
  interface Manifest {
    readonly contributes: {
      readonly languages: readonly {
        readonly extensions?: readonly string[];
        readonly filenames?: readonly string[];
      }[];
      readonly yamlValidation: readonly { readonly fileMatch: readonly string[] }[];
    };
  }
  const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

  test('the language of package.json', () => {
    const [language] = contributes.languages;
    expect([...(language?.extensions ?? []).map((ending) => `*${ending}`), ...(language?.filenames ?? [])]).toEqual(
      globs,
    );
  });

  test('the schema of package.json', () => {
    expect(contributes.yamlValidation.map(({ fileMatch }) => fileMatch)).toEqual([globs]);
  });

  test('the action for pull requests', () => {
    expect(readFileSync('scripts/action/review.sh', 'utf8')).toContain(`in ${globs.join(' | ')}) return 0`);
  });

  test('what people read', () => {
    const quoted = listed(
      globs.map((glob) => `\`${glob}\``),
      'or',
    );
    for (const page of ['docs/format.md', 'docs/editors.md'])
      expect(readFileSync(page, 'utf8'), page).toContain(quoted);
    const page = readFileSync('docs/editors.md', 'utf8');
    expect(page, 'Vim').toContain(`autocmd BufRead,BufNewFile ${globs.join(',')} `);
    expect(page, 'Helix').toContain(`file-types = [${globs.map((glob) => `{ glob = "${glob}" }`).join(', ')}]`);
    const pages = [
      'README.md',
      ...readdirSync('docs')
        .filter((name) => name.endsWith('.md'))
        .map((name) => `docs/${name}`),
    ];
    for (const page of pages) expect(readFileSync(page, 'utf8'), page).not.toMatch(/(?<![\w*.-])commspec\.yml/);
  });
});
