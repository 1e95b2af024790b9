/** One spec laid over another. */
import { describe, expect, test } from 'vitest';
import type { Findings } from '../../../server/engine/engine';
import { loadBases } from '../../../server/model/extends';
import { Snapshot, type Bases } from '../../../server/model/snapshot';
import { validators } from '../../../server/model/validators';
import { applyEdits } from '../../../server/syntax/text-edit';
import { SyntaxTree } from '../../../server/syntax/document';
import { basesOf, engine, URI } from '../../support/analyse';

const BASE = `commspec: 1
name: production
suite: 7u3
architecture: two-tier
directory: { schema: schema2-compat }
zones: [{ name: data, kind: private-data }]
tiers:
  - tier: 1
    hosts:
      - name: web
        count: 4
        zone: dmz
        components: [webmail]
      - name: front
        components: [mmp]
  - tier: 2
    hosts:
      - name: store
        components: [{ component: message-store, partitions: [primary] }]
`;
const EXTENDS = 'commspec: 1\nextends: ./base.commspec.yaml\n';

async function overlay(over: string, base = BASE): Promise<{ snapshot: Snapshot } & Findings> {
  const text = EXTENDS + over;
  const snapshot = Snapshot.of(
    SyntaxTree.parse(URI, text),
    validators,
    await basesOf(text, new Map([['base.commspec.yaml', base]])),
  );
  return { snapshot, ...engine.run(snapshot) };
}

const places = (found: Findings, code: string): string[] =>
  found.findings
    .filter((finding) => finding.code === code)
    .map(({ uri, range }) => `${uri.slice(uri.lastIndexOf('/') + 1)} ${range.start.line}:${range.start.character}`);

test('a tier that is listed in parts gets each host once, and changes where it stands', async () => {
  const part = (name: string): string =>
    `  - { tier: 1, hosts: [{ name: ${name}, zone: dmz, components: [mmp] }, { name: ${name}2, zone: dmz, components: [mmp] }] }\n`;
  const { snapshot } = await overlay(
    `name: staging
tiers:
  - tier: 1
    capacity: { users: 500 }
    hosts:
      - { name: new, components: [mmp] }
      - { name: west, zone: data }
      - { name: west2, remove: true }
`,
    `${BASE.slice(0, BASE.indexOf('  - tier: 1'))}${part('east')}${part('west')}`,
  );
  const { model } = snapshot;
  expect(model.hosts.map(({ name, spec }) => [name, spec.zone?.value])).toEqual([
    ['east', 'dmz'],
    ['east2', 'dmz'],
    ['new', undefined],
    ['west', 'data'],
  ]);
  expect(model.tiers.map(({ number, capacity }) => [number, capacity?.users?.value])).toEqual([
    [1, 500],
    [1, undefined],
  ]);
});

describe('errors in the text of a base', () => {
  const checks = (): { counted: typeof validators; count: () => number } => {
    let count = 0;
    const counting = (validate: typeof validators.host): typeof validators.host => {
      const own: typeof validators.host = (data) => {
        count++;
        const fits = validate(data);
        own.errors = validate.errors ?? null;
        return fits;
      };
      return own;
    };
    return {
      counted: { document: counting(validators.document), host: counting(validators.host) },
      count: () => {
        const made = count;
        count = 0;
        return made;
      },
    };
  };
  const faulty = (snapshot: Snapshot): number =>
    engine.run(snapshot).findings.filter(({ code }) => code === 'EXT003').length;

  test('are looked for once, and after an edit of the base in what it changes', async () => {
    const { counted, count } = checks();
    const text = `${EXTENDS}name: staging\n`;
    const bases = await basesOf(text, new Map([['base.commspec.yaml', BASE]]));
    const first = Snapshot.of(SyntaxTree.parse(URI, text), counted, bases);
    expect(faulty(first)).toBe(0);
    // The document, its base, and the three hosts of that.
    expect(count()).toBe(5);
    const second = Snapshot.of(SyntaxTree.parse(URI, `${text}owner: x\n`, first.tree), counted, bases, first);
    expect(faulty(second)).toBe(0);
    expect(count()).toBe(1);
    const [base] = bases.trees;
    const edited = SyntaxTree.parse(base!.uri, BASE.replace('zone: dmz', 'zoen: dmz'), base);
    const third = Snapshot.of(second.tree, counted, { trees: [edited] }, second);
    expect(faulty(third)).toBe(1);
    expect(count()).toBe(2);
    expect(faulty(Snapshot.of(second.tree, counted, bases, third))).toBe(0);
  });

  test('in aliases and in what nothing fits', async () => {
    const message = async (base: string): Promise<string | undefined> =>
      (await overlay('name: staging\n', base)).findings.find(({ code }) => code === 'EXT003')?.message;
    expect(await message(BASE)).toBeUndefined();
    expect(await message(BASE.replace('zone: dmz', 'zone: *dmz'))).toMatch(/has an error, in line 12,/);
    expect(await message(BASE.replace('zone: dmz', 'zone: dmz\n        zone: dmz'))).toMatch(
      /has an error, in line 13,/,
    );
    expect(await message(BASE.replaceAll(/^( *)components: .*$/gm, '$1compnents: []'))).toMatch(
      /has three errors, in lines 13, 15 and 19,/,
    );
    expect(await message(`${BASE}a: 1\nb: 2\nc: 3\nd: 4\ne: 5\n`)).toMatch(
      /five errors, in lines 20, 21, 22 and 2 more,/,
    );
  });
});

describe('merging', () => {
  test('mappings merge, values replace, named items merge by name', async () => {
    const { snapshot } = await overlay(
      'name: staging\ntiers:\n  - tier: 1\n    hosts:\n      - { name: web, count: 1 }\n      - { name: new, components: [mta] }\n',
    );
    const { model } = snapshot;
    expect(model.section('name')?.value).toBe('staging');
    expect(model.suite?.value).toBe('7u3');
    expect(model.hosts.map((host) => [host.tier, host.name, host.count, host.components.map(({ id }) => id)])).toEqual([
      [1, 'web', 1, ['webmail']],
      [1, 'front', 1, ['mmp']],
      [1, 'new', 1, ['mta']],
      [2, 'store', 1, ['message-store']],
    ]);
    expect(model.complete).toBe(true);
  });

  test('lists of plain values replace', async () => {
    const { snapshot } = await overlay('tiers:\n  - tier: 1\n    hosts: [{ name: front, components: [mta] }]\n');
    expect(snapshot.model.host('front')?.components.map(({ id }) => id)).toEqual(['mta']);
  });

  test('several lie on top of each other, the nearest counts', async () => {
    const files = new Map([
      ['base.commspec.yaml', 'commspec: 1\nextends: ./root.commspec.yaml\nname: middle\nsuite: 7u2\n'],
      ['root.commspec.yaml', BASE],
    ]);
    const text = `${EXTENDS}name: top\n`;
    const snapshot = Snapshot.of(SyntaxTree.parse(URI, text), validators, await basesOf(text, files));
    expect([snapshot.model.section('name')?.value, snapshot.model.suite?.value, snapshot.model.hosts.length]).toEqual([
      'top',
      '7u2',
      3,
    ]);
    expect(engine.run(snapshot).findings.filter(({ code }) => code.startsWith('FMT'))).toEqual([]);
  });
});

describe('taking away', () => {
  const tier = (items: string): string => `tiers:\n  - tier: 1\n    hosts: [${items}]\n`;
  const hosts = async (over: string): Promise<readonly string[]> =>
    (await overlay(over)).snapshot.model.hosts.map(({ name }) => name);

  test('takes the item of that name and leaves the others', async () => {
    expect(await hosts(tier('{ name: web, remove: true }'))).toEqual(['front', 'store']);
    expect(await hosts(tier('{ name: web, remove: true }, { name: new, components: [mta] }'))).toEqual([
      'front',
      'new',
      'store',
    ]);
    expect(await hosts('tiers: [{ tier: 1, remove: true }]\n')).toEqual(['store']);
  });

  test('takes away nothing with `false`, or by what is no mapping', async () => {
    expect(await hosts(tier('{ name: web, remove: false }'))).toEqual(['web', 'front', 'store']);
    expect(await hosts(tier('{ name: web, remove: "true" }'))).toEqual(['web', 'front', 'store']);
  });

  test('takes keys, items of dictionaries and components, and what is laid beside them merges', async () => {
    const base = BASE.replace('[mmp]', '[{ component: mmp, instances: 2 }, mta]').replace(
      'directory: {',
      'dns: { names: { mail: front, imap: front } }\ndirectory: { version: "6.3",',
    );
    const { snapshot } = await overlay(
      `dns: { names: { imap: { remove: true } } }\ndirectory: { version: { remove: true } }\n${tier(
        '{ name: front, components: [{ component: mta, remove: true }, { component: mmp, user: a }, webmail] }',
      )}`,
      base,
    );
    const { model } = snapshot;
    expect(model.dns?.names?.entries.map(({ name }) => name)).toEqual(['mail']);
    expect([model.directory?.version, model.directory?.schema?.value]).toEqual([undefined, 'schema2-compat']);
    expect(
      model.host('front')?.components.map(({ id, spec }) => [id, spec.instances?.value, spec.user?.value]),
    ).toEqual([
      ['mmp', 2, 'a'],
      ['webmail', undefined, undefined],
    ]);
    expect(model.complete).toBe(true);
    expect(snapshot.structureProblems).toEqual([]);
  });

  test('holds over several specs, and what one takes away the next can bring back', async () => {
    const middle = `commspec: 1\nextends: ./root.commspec.yaml\n${tier('{ name: web, remove: true }')}`;
    const files = new Map([
      ['base.commspec.yaml', middle],
      ['root.commspec.yaml', BASE],
    ]);
    const over = async (text: string): Promise<readonly (readonly [string, number])[]> => {
      const own = EXTENDS + text;
      const snapshot = Snapshot.of(SyntaxTree.parse(URI, own), validators, await basesOf(own, files));
      expect(engine.run(snapshot).findings.filter(({ code }) => code.startsWith('EXT'))).toEqual([]);
      return snapshot.model.hosts.map((host) => [host.name, host.count] as const);
    };
    expect(await over('name: top\n')).toEqual([
      ['front', 1],
      ['store', 1],
    ]);
    expect(await over(tier('{ name: web, components: [mta] }'))).toEqual([
      ['front', 1],
      ['web', 1],
      ['store', 1],
    ]);
    expect(await over(tier('{ name: front, remove: true }'))).toEqual([['store', 1]]);
  });

  test('what is still referred to is found where it is taken away, once', async () => {
    const base = BASE.replace('[mmp]', '[{ component: mta, delivers-to: [store] }]').replace(
      'directory: {',
      'dns: { names: { mail: store } }\ndirectory: {',
    );
    const found = await overlay('tiers: [{ tier: 2, hosts: [{ name: store, remove: true }] }]\n', base);
    expect(places(found, 'REF001')).toEqual(['spec.commspec.yaml 2:35']);
    const finding = found.findings.find(({ code }) => code === 'REF001')!;
    expect(finding.message).toMatch(/^The host `store` is taken away here, and the spec still refers to it\./);
    expect(finding.related).toHaveLength(2);
    const tier = await overlay('tiers: [{ tier: 2, remove: true }]\n', base);
    expect(places(tier, 'REF001')).toEqual(['spec.commspec.yaml 1:9']);
  });

  test('what has no place below is no key of the model', async () => {
    const { snapshot, findings } = await overlay('services: { calendar: { ha: { remove: true } } }\n');
    expect(snapshot.model.services?.calendar?.ha).toBeUndefined();
    expect(findings.filter(({ code }) => /^(EXT|FMT)/.test(code)).map(({ code }) => code)).toEqual(['EXT002']);
  });

  test('what neither side changed stays the same object while the overlay is typed', async () => {
    const text = `${EXTENDS}tiers:\n  - tier: 1\n    hosts:\n      - { name: web, remove: true }\n      - name: front\n        cpus: 2\n`;
    const bases = await basesOf(text, new Map([['base.commspec.yaml', BASE]]));
    const before = Snapshot.of(SyntaxTree.parse(URI, text), validators, bases);
    const store = before.model.host('store');
    const front = before.model.host('front')?.spec;
    const next = text.replace('tiers:', 'name: staging\ntiers:');
    const after = Snapshot.of(SyntaxTree.parse(URI, next, before.tree), validators, bases, before);
    expect(after.model.host('store')).toBe(store);
    expect(after.model.host('front')?.spec).toBe(front);
    expect(front?.cpus?.value).toBe(2);
    expect(after.model.host('web')).toBeUndefined();
  });
});

describe('findings', () => {
  test('stand in the file that is wrong', async () => {
    const found = await overlay(
      'tiers:\n  - tier: 1\n    hosts: [{ name: cv, components: [convergence, webmail, glassfish] }]\n',
    );
    expect(places(found, 'SCH001')).toEqual(['base.commspec.yaml 4:21']);
    const finding = found.findings.find(({ code }) => code === 'SCH001')!;
    expect(finding.related.map(({ uri }) => uri)).toEqual([URI]);
    expect(finding.fixes[0]!.uri).toBe('file:///test/base.commspec.yaml');
    expect(applyEdits(BASE, finding.fixes[0]!.edits())).toBe(BASE.replace('schema2-compat', 'schema2-native'));
    const own = await overlay(
      'directory: { schema: schema2-compat }\ntiers:\n  - tier: 1\n    hosts: [{ name: cv, components: [convergence, webmail, glassfish] }]\n',
    );
    expect(places(own, 'SCH001')).toEqual(['spec.commspec.yaml 2:21']);
  });

  test('the own file stands first', async () => {
    const found = await overlay(
      'zones: [{ name: data, kind: dmz }]\ncolor: red\n',
      BASE.replace('zone: dmz', 'zone: nowhere'),
    );
    expect(found.findings.map(({ uri }) => uri === URI)).toEqual(
      [...found.findings].map(({ uri }) => uri === URI).sort((a, b) => Number(b) - Number(a)),
    );
    expect(places(found, 'REF001')).toEqual(['base.commspec.yaml 11:14']);
  });

  test('a name may be used here and given there', async () => {
    const found = await overlay(
      'tiers:\n  - tier: 0\n    hosts: [{ name: lb, components: [{ component: load-balancer, targets: [web-4, fornt] }] }]\n',
    );
    expect(places(found, 'REF001')).toEqual(['spec.commspec.yaml 4:82']);
  });

  test('the same name twice is told, merged names are not', async () => {
    expect(places(await overlay('tiers: [{ tier: 1, hosts: [{ name: web, count: 2 }] }]\n'), 'REF002')).toEqual([]);
    expect(
      places(
        await overlay('tiers: [{ tier: 1, hosts: [{ name: web, count: 2 }, { name: web, components: [mta] }] }]\n'),
        'REF002',
      ),
    ).toEqual(['spec.commspec.yaml 2:60']);
    expect(
      places(await overlay('tiers: [{ tier: 2, hosts: [{ name: web, components: [mta] }] }]\n'), 'REF002'),
    ).toEqual(['spec.commspec.yaml 2:35']);
  });

  test('what is required may stand in either file', async () => {
    expect(places(await overlay('name: staging\n'), 'FMT003')).toEqual([]);
    expect(places(await overlay('name: staging\n', BASE.replace('suite: 7u3\n', '')), 'FMT003')).toEqual([
      'spec.commspec.yaml 1:9',
    ]);
    expect(places(await overlay('tiers:\n  - tier: 1\n    hosts:\n      - name: new\n'), 'FMT003')).toEqual([
      'spec.commspec.yaml 5:8',
    ]);
    expect(
      places(await overlay('tiers:\n  - tier: 1\n    hosts:\n      - name: web\n        count: 1\n'), 'FMT003'),
    ).toEqual([]);
  });

  test('nothing is called missing below a base that cannot be read', async () => {
    const found = await overlay('name: staging\n', BASE.replace('suite: 7u3', 'suite: "7u3'));
    expect(places(found, 'FMT003')).toEqual([]);
    expect(found.snapshot.model.complete).toBe(false);
    expect(found.snapshot.model.broken).toBe(true);
  });

  test('fixes that cannot be made in one file are not offered', async () => {
    for (const found of [
      await overlay('color: red\nrules: { SHC001: off }\n'),
      await overlay('tiers: [{ tier: 1, hosts: [{ name: web, color: red }] }]\n'),
    ]) {
      for (const finding of found.findings) {
        for (const fix of finding.fixes) {
          const tree = [found.snapshot.tree, ...found.snapshot.bases.trees].find(({ uri }) => uri === fix.uri)!;
          const after = applyEdits(tree.text, fix.edits());
          expect(after, fix.title).not.toBe(tree.text);
          expect(SyntaxTree.parse(fix.uri, after).broken, `${fix.title}\n${after}`).toBe(false);
        }
      }
    }
  });

  test('a key is added to the own part of a host', async () => {
    const found = await overlay('tiers:\n  - tier: 1\n    hosts:\n      - name: new\n        count: 2\n');
    const fix = found.findings.find(({ code }) => code === 'FMT003')!.fixes[0]!;
    expect(applyEdits(found.snapshot.text, fix.edits())).toBe(
      `${EXTENDS}tiers:\n  - tier: 1\n    hosts:\n      - name: new\n        count: 2\n        components: [mmp, webmail]\n`,
    );
  });
});

describe('what may be extended', () => {
  const failure = async (
    path: string,
    files: Readonly<Record<string, string>> = {},
    uri = URI,
  ): Promise<string | undefined> => {
    const read = (address: string) => {
      const text = files[address];
      return Promise.resolve(text === undefined ? ({ error: 'missing' } as const) : SyntaxTree.parse(address, text));
    };
    const bases: Bases = await loadBases(SyntaxTree.parse(uri, `commspec: 1\nextends: ${path}\n`), [], read);
    return bases.failure?.message;
  };

  test('files of the same folder', async () => {
    expect(await failure('./b.yaml', { 'file:///test/b.yaml': 'a: 1\n' })).toBeUndefined();
    expect(await failure('x/../b.yaml', { 'file:///test/b.yaml': 'a: 1\n' })).toBeUndefined();
    expect(await failure('./b c.yaml', { 'file:///test/b%20c.yaml': 'a: 1\n' })).toBeUndefined();
  });

  test.each([
    '/etc/passwd.yaml',
    '../b.yaml',
    'x/../../b.yaml',
    'http://a/b.yaml',
    'file:///test/b.yaml',
    '"\\\\\\\\host\\\\b.yaml"',
    'C:\\b.yaml',
    '"b.yaml?x"',
    '"b\\0.yaml"',
    '"b\uDC00.yaml"',
  ])('not %s', async (path) => {
    expect(await failure(path, { 'file:///b.yaml': 'a: 1\n', 'file:///test/b.yaml': 'a: 1\n' })).toMatch(
      /leaves the workspace|There is no file/,
    );
  });

  test('no circle, no endless chain', async () => {
    expect(await failure('./b.yaml', { 'file:///test/b.yaml': 'extends: ./spec.commspec.yaml\n' })).toMatch(/circle/);
    expect(await failure('./spec.commspec.yaml')).toMatch(/circle/);
    const chain = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [`file:///test/b${i}.yaml`, `extends: ./b${i + 1}.yaml\n`]),
    );
    expect(await failure('./b0.yaml', chain)).toMatch(/More than 8/);
  });
});
