/** No text makes the analysis throw, hang or abort, and every place that it names lies in the text. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findIgnores } from '../../server/engine/ignores';
import { SyntaxTree } from '../../server/syntax/document';
import { analyse, URI } from '../support/analyse';
import { bombs } from '../support/bombs';
import { checkEdits, checkFindings, checkNodes } from '../support/sound';
import { dice, HOSTILE, randomEdit, randomText, runs } from '../support/specs';

function expectSound(text: string): void {
  const { snapshot, findings } = analyse(text);
  checkFindings(snapshot, findings);
  for (const { code, fixes } of findings.length > 100 ? [] : findings)
    for (const fix of fixes) checkEdits(text, fix.edits(), `${code}: ${fix.title}`);
}

describe('texts made to exhaust', () => {
  test.each(Object.entries(bombs))('%s', (_, text) => {
    expectSound(text());
  });

  test('nesting is refused before anything recurses', () => {
    for (const name of [
      'brackets',
      'brackets that close in quotes',
      'dashes before a leaf of two lines',
      'stairs with comments',
    ]) {
      expect(
        analyse(bombs[name]!()).findings.map((finding) => finding.code),
        name,
      ).toEqual(['YAML004']);
    }
  });

  test('what one host does leaves the others alone', () => {
    const { snapshot, findings } = analyse(
      `commspec: 1\nname: a\nsuite: 7u3\narchitecture: two-tier\ntiers:\n  - tier: 1\n    hosts:\n      - name: web\n        note: ${'['.repeat(5000)}\n      - name: front\n        components: [mta]\n`,
    );
    expect(findings.map((finding) => finding.code)).toContain('YAML004');
    expect(snapshot.model.hosts.map((host) => host.name)).toEqual(['front']);
  });

  test('what nobody reads costs nothing', () => {
    const unread = bombs['aliases of aliases']!().replace(/^dns: .*\n/m, '');
    expect(analyse(unread).findings.map((finding) => finding.code)).not.toContain('YAML006');
  });

  test('aliases are followed on a budget', () => {
    for (const name of ['aliases of aliases', 'aliases of hosts', 'aliases of a long list']) {
      expect(
        analyse(bombs[name]!()).findings.map((finding) => finding.code),
        name,
      ).toContain('YAML006');
    }
  });
});

describe('in a process that has done nothing else', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'commspec-'));
    const options = { bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' } as const;
    buildSync({
      ...options,
      entryPoints: [join(import.meta.dirname, '../support/cold.ts')],
      outfile: join(folder, 'cold.cjs'),
    });
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test.each([
    'brackets',
    'brackets that close in quotes',
    'keys of brackets',
    'dashes before a leaf of two lines',
    'stairs',
  ])('%s', (name) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'cold.cjs'), name], {
      encoding: 'utf8',
    });
    expect({ status, codes: stdout.trim() }, stderr.slice(0, 1000)).toEqual({ status: 0, codes: 'YAML004' });
  });
});

describe('random texts', () => {
  const crlf = (text: string): string => text.replaceAll(/\r?\n/g, '\r\n');

  test('with CRLF', () => {
    fc.assert(
      fc.property(dice(), (random) => {
        expectSound(crlf(Array.from({ length: 1 + random.int(30) }, () => random.pick(HOSTILE)).join('')));
      }),
      runs(200),
    );
    fc.assert(
      fc.property(dice(), (random) => {
        expectSound(crlf(randomEdit(randomEdit(randomText(random), random), random)));
      }),
      runs(30),
    );
  });

  test.each([
    'name: [a\nsuite: 7u3\n',
    'name: "a\nsuite: 7u3\n',
    '? - a\n: b\n',
    '{a\n}: c\n',
    'a: 1\n---\nb: 2\n',
    '[\n'.repeat(200),
    '? \n'.repeat(200),
    '?\n '.repeat(200),
  ])('with CRLF, sample %#', (text) => {
    expectSound(crlf(text));
  });

  test('of hostile pieces', () => {
    fc.assert(
      fc.property(dice(), (random) => {
        expectSound(Array.from({ length: 1 + random.int(30) }, () => random.pick(HOSTILE)).join(''));
      }),
      runs(200),
    );
  });

  test('of any characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), expectSound), runs(200));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }), (units) =>
        expectSound(String.fromCharCode(...units)),
      ),
      runs(200),
    );
  });

  test('of specs after many edits', () => {
    fc.assert(
      fc.property(dice(), (random) => {
        let text = randomText(random);
        for (let edits = random.int(12); edits > 0; edits--) text = randomEdit(text, random);
        expectSound(text);
      }),
      runs(200),
    );
  });

  test('spans of nodes lie in the text and in what holds them, and an offset leads to its node', () => {
    fc.assert(
      fc.property(dice(), (random) => {
        const text = randomEdit(randomText(random), random);
        checkNodes(SyntaxTree.parse(URI, text));
      }),
      runs(150),
    );
  });
});

describe('names of JavaScript are names like any other', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];
  const spec = [
    'commspec: 1\nname: office\nsuite: 7u3\narchitecture: two-tier\nextra: { a: 1 }\nrules: { SCH001: off }\nexternal: [mta]',
    'services: { messaging: { version: "7.0.5" } }\nzones: [{ name: data, kind: dmz }]\ndns: { names: { mail: web } }',
    'tiers:\n  - tier: 1\n    hosts:\n      - name: web\n        zone: data\n        components:\n          - component: mta\n            ports: { smtp: 25 }\n',
  ].join('\n');
  const words = [...spec.matchAll(/[A-Za-z][\w.-]*/g)];

  test.each(names)('%s', (name) => {
    for (const { index, 0: word } of words) {
      const text = spec.slice(0, index) + name + spec.slice(index + word.length);
      expectSound(text);
      expectSound(`# commspec-ignore ${name}1\n${text}`);
    }
    expect(Object.keys({}.constructor.prototype as object)).toEqual([]);
    expect(analyse(spec, { severities: { [name]: 'error' } }).findings.length).toBe(analyse(spec).findings.length);
  });

  test('a host may be called so, and be referred to', () => {
    const text = spec.replaceAll('web', '__proto__');
    const { snapshot, findings } = analyse(text);
    expect(snapshot.model.host('__proto__')?.name).toBe('__proto__');
    expect(findings.filter((finding) => finding.code === 'REF001')).toEqual([]);
  });
});

test('the marker of ignore comments is found in linear time', () => {
  const many = bombs['ignore comments']!();
  expect(findIgnores(SyntaxTree.parse(URI, many)).length).toBe(5000);
});
