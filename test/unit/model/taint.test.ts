/** Half-typed YAML is the normal case: silence about what is being typed, the usual findings about the rest. */
import { describe, expect, test } from 'vitest';
import { allRules } from '../../../server/generated/rules';
import { Engine } from '../../../server/engine/engine';
import { defineRule } from '../../../server/rules/rule';
import { analyse, snapshotOf } from '../../support/analyse';

/** The rules of the engine, and some that look at one thing each. */
const probes = [
  defineRule({
    ...{ code: 'PROBE1', name: 'probe-1', severity: 'error', title: 'The schema', source: [] },
    check: (model, report) => {
      const schema = model.directory?.schema;
      if (schema !== undefined) report({ at: schema.at, message: 'The schema can be read.' });
    },
  }),
  defineRule({
    ...{ code: 'PROBE2', name: 'probe-2', severity: 'error', title: 'The last host', source: [] },
    check: (model, report) => {
      for (const mta of model.of('mta')) report({ at: mta.at, message: 'The last host can be read.' });
    },
  }),
  defineRule({
    ...{ code: 'PROBE3', name: 'probe-3', severity: 'error', title: 'Something is missing', source: [] },
    check: (model, report) => {
      if (model.lacks('message-store') && model.suite) report({ at: model.suite.at, message: 'No store.' });
    },
  }),
];
const probing = new Engine([
  ...allRules.filter(({ check, code }) => check === undefined || code.startsWith('REF')),
  ...probes,
]);

const spec = (typed: { top?: string; host?: string; directory?: string } = {}): string =>
  [
    'commspec: 1',
    'name: office',
    'suite: 7u3',
    'architecture: two-tier',
    'color: red',
    'directory:',
    '  schema: schema2-compat',
    ...(typed.directory === undefined ? [] : [typed.directory]),
    ...(typed.top === undefined ? [] : [typed.top]),
    'tiers:',
    '  - tier: 1',
    '    hosts:',
    '      - name: web',
    ...(typed.host === undefined ? [] : [typed.host]),
    '        components: [convergence]',
    '      - name: front',
    '        zone: nowhere',
    '        components: [mta, { component: load-balancer, targets: nobody }]',
    '',
  ].join('\n');

const codes = (text: string): string[] => probing.run(snapshotOf(text)).findings.map(({ code }) => code);

/** With what can still be read. */
const TYPED: readonly [title: string, typed: Parameters<typeof spec>[0], read: readonly string[]][] = [
  ['a key without a colon', { top: 'dns' }, ['FMT001', 'PROBE1']],
  ['a key without a colon below a mapping', { directory: '  di' }, ['FMT001', 'PROBE1', 'PROBE2']],
  ['a key in a host', { host: '        mem' }, ['FMT001', 'PROBE1', 'PROBE2']],
  ['an open quote in a host', { host: '        note: "some' }, ['FMT001', 'PROBE1', 'PROBE2']],
  ['an open bracket in a host', { host: '        auth: [pl' }, ['FMT001', 'PROBE1', 'PROBE2']],
  ['a tab in a host', { host: '\t  memory: 8 GB' }, ['FMT001', 'PROBE1', 'PROBE2']],
  ['a lone word in the first column', { host: 'x' }, ['FMT001', 'PROBE1', 'PROBE2']],
  ['two colons', { top: 'domain: a: b' }, ['FMT001', 'PROBE1']],
];

describe('while a line is typed', () => {
  test.each(TYPED)('%s', (_, typed, read) => {
    const found = codes(spec(typed));
    expect(found).toEqual(expect.arrayContaining(['YAML001', ...read]));
    expect(found, 'nothing is called missing').not.toContain('PROBE3');
    expect(found).not.toContain('FMT003');
  });

  test('all of it is found in the whole text', () => {
    expect(codes(spec())).toEqual(expect.arrayContaining(['FMT001', 'PROBE1', 'PROBE2', 'REF001']));
    expect(
      codes(spec().replace('color: red\n', '').replace('nobody', 'web').replace('zone: nowhere', 'zone: dmz')),
    ).toEqual(['PROBE3', 'PROBE1', 'PROBE2']);
  });

  test('the value on the line is not read, those beside it are', () => {
    const { model } = snapshotOf(spec({ directory: '  dit: "one' }));
    expect(model.directory?.schema?.value).toBe('schema2-compat');
    expect(model.directory?.dit).toBeUndefined();
    expect(model.directory?.incomplete).toBe(true);
    expect(model.complete).toBe(false);
  });

  test.each(['  ]', '  - x', '  [a]: 1', '  "a', '  *a : 1'])('%s leaves a mapping incomplete', (directory) => {
    const { model } = snapshotOf(spec({ directory }));
    expect([model.directory?.schema?.value, model.directory?.incomplete]).toEqual(['schema2-compat', true]);
    expect(codes(spec({ directory })).filter((code) => code.startsWith('YAML'))).toEqual(['YAML001']);
  });

  test('a word above a key does not rename it', () => {
    const { model } = snapshotOf(spec({ directory: 'ho' }).replace('  schema', '  dit: one-tree\n  schema'));
    expect(model.lacks('message-store')).toBe(false);
    expect(model.lacksSection('zones')).toBe(false);
  });

  test('references are not judged while a name may be hidden', () => {
    const references = (text: string): string[] =>
      probing
        .run(snapshotOf(text))
        .findings.filter(({ code }) => code === 'REF001')
        .map(({ message }) => /`(\w+)`/.exec(message)?.[1] ?? '');
    expect(references(spec())).toEqual(['nowhere', 'nobody']);
    expect(references(spec({ host: '        mem' }))).toEqual([]);
    expect(references(spec().replace('name: web', 'nmae: web'))).toEqual(['nowhere']);
    expect(references(spec().replace('color: red', 'zonse: [{ name: nowhere }]'))).toEqual(['nobody']);
  });

  test('ignore comments are not called unused', () => {
    const text = spec({ host: '        zone: data # commspec-ignore FMT001' });
    expect(codes(text)).toContain('IGN001');
    expect(codes(`${text}note: "\n`)).not.toContain('IGN001');
  });
});

test('every state of a text that is typed is analysed', () => {
  const text = spec();
  for (let length = 0; length <= text.length; length += 3) {
    const { findings, snapshot } = analyse(text.slice(0, length));
    expect(findings.every(({ span }) => span.end <= length)).toBe(true);
    if (snapshot.tree.broken)
      expect(
        findings.some(({ code }) => code.startsWith('YAML')),
        text.slice(0, length),
      ).toBe(true);
  }
});
