/** The engine: what runs again after an edit, severities, ignore comments, overlaps, advice. */
import { describe, expect, test } from 'vitest';
import { Engine, type Findings } from '../../../server/engine/engine';
import { type Finding } from '../../../server/engine/finding';
import { allRules } from '../../../server/generated/rules';
import { defineRule, type Rule } from '../../../server/rules/rule';
import type { Model } from '../../../server/model/model';
import { Snapshot } from '../../../server/model/snapshot';
import { validators } from '../../../server/model/validators';
import { applyEdits } from '../../../server/syntax/text-edit';
import { SyntaxTree } from '../../../server/syntax/document';
import { snapshotOf, URI } from '../../support/analyse';

const SPEC = `commspec: 1
name: office
suite: 7u3
architecture: two-tier
directory: { schema: schema2-compat }
tiers:
  - tier: 1
    hosts:
      - name: web
        memory: 8 GB
        components: [convergence]
  - tier: 2
    hosts:
      - name: store
        memory: 16 GB
        components: [message-store]
`;

const probe = (code: string, look: (model: Model) => unknown, more: Partial<Rule> = {}): Rule => ({
  ...{ code, name: code.toLowerCase(), severity: 'error', title: code, source: [] },
  check: (model) => void look(model),
  ...more,
});

describe('after an edit', () => {
  const looks: Readonly<Record<string, (model: Model) => unknown>> = {
    suite: (model) => model.suite?.value,
    schema: (model) => model.directory?.schema?.value,
    convergence: (model) => model.of('convergence').map(({ host }) => host.spec.memory?.value),
    stores: (model) => model.of('message-store').length,
    hosts: (model) => model.hosts.map(({ name }) => name),
    absent: (model) => model.lacks('mta'),
    sso: (model) => model.sso,
    shared: (model) => model.shared('number of stores', (own) => own.of('message-store').length),
    nothing: () => undefined,
  };

  function rerun(before: string, after: string): readonly string[] {
    const ran: string[] = [];
    const engine = new Engine(
      Object.entries(looks).map(([name, look]) => probe(name, (model) => (ran.push(name), look(model)))),
    );
    const first = snapshotOf(before);
    engine.run(first);
    expect(ran).toEqual(Object.keys(looks));
    ran.length = 0;
    engine.run(Snapshot.of(SyntaxTree.parse(URI, after, first.tree), validators, undefined, first));
    return ran;
  }

  test('a rule runs again if something that it looked at has changed', () => {
    expect(rerun(SPEC, SPEC)).toEqual([]);
    expect(rerun(SPEC, SPEC.replace('8 GB', '4 GB'))).toEqual(['convergence']);
    expect(rerun(SPEC, SPEC.replace('16 GB', '4 GB'))).toEqual(['convergence']);
    expect(rerun(SPEC, SPEC.replace('[message-store]', '[mmp]'))).toEqual(['stores', 'shared']);
    expect(rerun(SPEC, SPEC.replace('[message-store]', '[mta]'))).toEqual(expect.arrayContaining(['stores', 'absent']));
    expect(rerun(SPEC, SPEC.replace('memory: 8 GB', 'memory: "8'))).toEqual(expect.arrayContaining(['absent']));
  });

  test('an edit outside the hosts leaves rules alone that looked at values that are not there', () => {
    const ran = rerun(SPEC, SPEC.replace('7u3', '7u2'));
    expect(ran).toContain('suite');
    expect(ran).not.toContain('sso');
    expect(ran).not.toContain('absent');
    expect(ran).not.toContain('nothing');
  });

  test('a rule that is off does not run', () => {
    let ran = 0;
    const engine = new Engine([probe('SCH001', () => ran++)]);
    engine.run(snapshotOf(`${SPEC}rules: { SCH001: off }\n`));
    engine.run(snapshotOf(SPEC), { severities: { SCH001: 'off' } });
    expect(ran).toBe(0);
  });

  test('a version that nobody looked at is no obstacle', () => {
    const values: (string | undefined)[] = [];
    const engine = new Engine([probe('A1', (model) => values.push(model.directory?.schema?.value))]);
    const first = snapshotOf(SPEC);
    engine.run(first);
    const second = Snapshot.of(
      SyntaxTree.parse(URI, SPEC.replace('compat', 'native'), first.tree),
      validators,
      undefined,
      first,
    );
    const third = Snapshot.of(
      SyntaxTree.parse(URI, SPEC.replace('schema2-compat', 'schema1'), second.tree),
      validators,
      undefined,
      second,
    );
    engine.run(third);
    expect(values).toEqual(['schema2-compat', 'schema1']);
    expect([first.model.directory?.schema?.value, second.model.directory?.schema?.value]).toEqual([
      'schema2-compat',
      'schema2-native',
    ]);
  });

  test('what an alias stands for is read anew, though nothing near the alias has changed', () => {
    const text = `x-memory: &m 8 GB\n${SPEC.replace('memory: 16 GB', 'memory: *m')}`;
    const first = snapshotOf(text);
    const next = SyntaxTree.parse(URI, text.replace('&m 8 GB', '&m 4 GB'), first.tree);
    const memory = (snapshot: Snapshot): string | undefined => snapshot.model.host('store')?.spec.memory?.source;
    expect(memory(first)).toBe('8 GB');
    expect(memory(Snapshot.of(next, validators, undefined, first))).toBe('4 GB');
  });

  test('a rule that throws does not spoil what is remembered', () => {
    let fail = true;
    const engine = new Engine([
      probe('A1', (model) => {
        if (model.suite !== undefined && fail) throw new Error('a mistake');
      }),
      probe('A2', (model) => model.sso),
    ]);
    const snapshot = snapshotOf(SPEC);
    expect(() => engine.run(snapshot)).toThrow('a mistake');
    fail = false;
    expect(engine.run(snapshot).findings).toEqual([]);
  });
});

const schema = defineRule({
  ...{ code: 'SCH001', name: 'the-schema', severity: 'error', title: 'The schema', source: [], above: ['SCH005'] },
  check(model, report) {
    const at = model.directory?.schema?.at;
    if (at !== undefined)
      report({
        at,
        message: 'About the schema.',
        related: model.of('convergence').map((component) => ({ at: component.at, message: 'Convergence' })),
      });
  },
});
const hosts = (code: string, advice = false): Rule =>
  defineRule({
    ...{ code, name: code.toLowerCase(), severity: 'warning', title: code, source: [] },
    check(model, report) {
      for (const host of model.hosts) report({ at: host.at, message: `About ${host.name}.`, advice });
    },
  });
const builtIn = allRules.filter(({ check }) => check === undefined);
const shown = ({ findings }: Findings): string[] =>
  findings.map(({ code, severity, range }) => `${code} ${severity} ${range.start.line}`);
const run = (text: string, rules: readonly Rule[] = [schema], options = {}): Findings =>
  new Engine([...builtIn, ...rules]).run(snapshotOf(text), options);

describe('severities', () => {
  test('the rule, the settings, the spec: the last one counts', () => {
    expect(shown(run(SPEC))).toEqual(['SCH001 error 4']);
    expect(shown(run(SPEC, [schema], { severities: { SCH001: 'hint' } }))).toEqual(['SCH001 hint 4']);
    expect(shown(run(`${SPEC}rules: { SCH001: information }\n`, [schema], { severities: { SCH001: 'hint' } }))).toEqual(
      ['SCH001 information 4'],
    );
    expect(shown(run(SPEC, [schema], { severities: { SCH001: 'off' } }))).toEqual([]);
    expect(shown(run(`${SPEC}rules: { SCH001: warning }\n`, [schema], { severities: { SCH001: 'off' } }))).toEqual([
      'SCH001 warning 4',
    ]);
  });

  test('a finding can differ from its rule', () => {
    const mild = defineRule({
      ...schema,
      check: (model, report) => report({ at: model.suite!.at, message: 'Mild.', severity: 'hint' }),
    });
    expect(shown(run(SPEC, [mild]))).toEqual(['SCH001 hint 2']);
    expect(shown(run(SPEC, [mild], { severities: { SCH001: 'error' } }))).toEqual(['SCH001 error 2']);
  });

  test('they hold for the checks of the engine too', () => {
    expect(shown(run(`${SPEC}color: red\nrules: { FMT001: hint }\n`, []))).toEqual(['FMT001 hint 16']);
  });

  test('a code that does not exist is told', () => {
    const { findings } = run(`${SPEC}rules: { SHC001: off, ABCDEFGH: off }\n`);
    expect(
      findings.filter(({ code }) => code === 'IGN002').map(({ message, fixes }) => [message, fixes.length]),
    ).toEqual([
      ['There is no rule `SHC001`. Did you mean `SCH001`?', 1],
      ['There is no rule `ABCDEFGH`. Remove it.', 1],
    ]);
  });
});

describe('ignore comments', () => {
  const LINE = 'directory: { schema: schema2-compat }';
  const table: readonly [title: string, text: string, found: string[], suppressed: number][] = [
    ['on the line', SPEC.replace(LINE, `${LINE} # commspec-ignore SCH001: later`), [], 1],
    ['above the line', SPEC.replace(LINE, `# commspec-ignore SCH001\n${LINE}`), [], 1],
    [
      'above the line, with more comments and blank lines between',
      SPEC.replace(LINE, `# commspec-ignore SCH001\n\n# why\n${LINE}`),
      [],
      1,
    ],
    ['above the line, with one comment between', SPEC.replace(LINE, `# commspec-ignore SCH001\n# why\n${LINE}`), [], 1],
    ['in small letters', SPEC.replace(LINE, `${LINE} # commspec-ignore sch001`), [], 1],
    [
      'among other codes',
      SPEC.replace(LINE, `${LINE} # commspec-ignore: FMT001, SCH001: later`),
      ['IGN001 warning 4'],
      1,
    ],
    ['behind another comment sign', SPEC.replace(LINE, `${LINE} ## commspec-ignore SCH001`), [], 1],
    [
      'of another code',
      SPEC.replace(LINE, `${LINE} # commspec-ignore FMT001`),
      ['SCH001 error 4', 'IGN001 warning 4'],
      0,
    ],
    [
      'two lines above',
      SPEC.replace(LINE, `# commspec-ignore SCH001\nnote: x\n${LINE}`),
      ['IGN001 warning 4', 'SCH001 error 6'],
      0,
    ],
    ['inside a text', SPEC.replace('name: office', 'name: "office # commspec-ignore SCH001"'), ['SCH001 error 4'], 0],
    [
      'inside a block scalar',
      SPEC.replace('name: office', 'name: |\n  # commspec-ignore SCH001'),
      ['SCH001 error 5'],
      0,
    ],
    [
      'without a space before the hash',
      SPEC.replace('name: office', 'name: a# commspec-ignore SCH001'),
      ['SCH001 error 4'],
      0,
    ],
    ['without a code', SPEC.replace(LINE, `${LINE} # commspec-ignore`), ['SCH001 error 4', 'IGN002 warning 4'], 0],
    [
      'of a rule that does not exist',
      SPEC.replace(LINE, `${LINE} # commspec-ignore XXX999`),
      ['SCH001 error 4', 'IGN002 warning 4'],
      0,
    ],
    ['at the end of the file', `${SPEC}# commspec-ignore SCH001\n`, ['SCH001 error 4', 'IGN001 warning 16'], 0],
    ['with CRLF', SPEC.replace(LINE, `# commspec-ignore SCH001\n${LINE}`).replaceAll('\n', '\r\n'), [], 1],
  ];
  test.each(table)('%s', (_, text, found, suppressed) => {
    const result = run(text);
    expect({ found: shown(result), suppressed: result.suppressed }).toEqual({ found, suppressed });
  });

  const reasons: readonly [comment: string, reason: string][] = [
    ['SCH001: later', 'later'],
    ['SCH001', ''],
    ['SCH001:', ''],
    ['FMT001, SCH001:  two words ', 'two words'],
    ['SCH001 read-only host', 'read-only host'],
    ['SCH001: see FMT001', 'see FMT001'],
    ['SCH001 SCH001: twice', 'twice'],
  ];
  test.each(reasons)('«%s» gives the reason «%s»', (comment, reason) => {
    const { ignored } = run(SPEC.replace(LINE, `${LINE} # commspec-ignore ${comment}`));
    expect(ignored?.map(({ finding, ...rest }) => [finding.code, rest.reason])).toEqual([['SCH001', reason]]);
  });

  test('one that hides nothing can be removed, and nothing else goes', () => {
    const cleaned = (text: string): string => {
      const fix = run(text).findings.find(({ code }) => code === 'IGN001')!.fixes[0]!;
      return applyEdits(text, fix.edits());
    };
    expect(cleaned(SPEC.replace('suite: 7u3', 'suite: 7u3 # commspec-ignore SCH001: why'))).toBe(SPEC);
    expect(cleaned(SPEC.replace('suite: 7u3', '# commspec-ignore SCH001\nsuite: 7u3'))).toBe(SPEC);
    expect(cleaned(SPEC.replace(LINE, `${LINE} # commspec-ignore FMT001, SCH001, FMT002: why`))).toBe(
      SPEC.replace(LINE, `${LINE} # commspec-ignore SCH001, FMT002: why`),
    );
  });

  test('one that hides nothing because its rule is off stays', () => {
    const text = SPEC.replace(LINE, `${LINE} # commspec-ignore SCH001`);
    expect(shown(run(text, [schema], { severities: { SCH001: 'off' } }))).toEqual([]);
  });

  test('it hides IGN001 like any other', () => {
    expect(shown(run(SPEC.replace('suite: 7u3', 'suite: 7u3 # commspec-ignore SCH001, IGN001')))).toEqual([
      'SCH001 error 4',
    ]);
  });
});

describe('overlaps', () => {
  test('the finding that says more is reported, where both are about the same host', () => {
    // SCH001 is about the host of Convergence; SCH005 says less about it, and as much as ever about the other host.
    expect(shown(run(SPEC, [schema, hosts('SCH005')]))).toEqual(['SCH001 error 4', 'SCH005 warning 13']);
    expect(shown(run(SPEC, [hosts('SCH005')]))).toEqual(['SCH005 warning 8', 'SCH005 warning 13']);
  });

  test('a rule that is off, or only gives advice, hides nothing', () => {
    expect(shown(run(SPEC, [schema, hosts('SCH005')], { severities: { SCH001: 'off' } }))).toEqual([
      'SCH005 warning 8',
      'SCH005 warning 13',
    ]);
    expect(
      shown(run(SPEC, [{ ...hosts('SCH001', true), above: ['SCH005'] }, hosts('SCH005')])).filter((line) =>
        line.startsWith('SCH005'),
      ).length,
    ).toBe(2);
  });
});

describe('findings', () => {
  test('advice says so, and an ignore comment hides it without counting it', () => {
    const found = run(SPEC, [hosts('HA001', true)]);
    expect(found.findings.map(({ advice }) => advice)).toEqual([true, true]);
    const ignored = run(SPEC.replace('name: web', 'name: web # commspec-ignore HA001'), [hosts('HA001', true)]);
    expect([shown(ignored).length, ignored.suppressed, ignored.ignored]).toEqual([1, 0, []]);
  });

  test('they are in document order and carry their rule', () => {
    const found = run(SPEC, [hosts('HA001'), schema]);
    expect(shown(found)).toEqual(['SCH001 error 4', 'HA001 warning 8', 'HA001 warning 13']);
    expect(found.findings[0]!.rule).toBe(schema);
    expect(found.findings[0]!.related.map(({ range }) => range.start.line)).toEqual([10]);
  });

  test('an unused ignore comment is unnecessary, other findings are not', () => {
    const { findings } = run(SPEC.replace('suite: 7u3', 'suite: 7u3 # commspec-ignore SCH001'));
    expect(findings.map(({ code, unnecessary }: Finding) => [code, unnecessary])).toEqual([
      ['IGN001', true],
      ['SCH001', false],
    ]);
  });

  test('what is empty is underlined by the character before it', () => {
    const at = (text: string): unknown[] =>
      run(text, [])
        .findings.filter(({ code }) => code === 'FMT002')
        .map(({ range: { start, end } }) => [start.line, start.character, end.line, end.character]);
    expect(at(SPEC.replace('[message-store]', '\n          -\n'))).toEqual([[16, 10, 16, 11]]);
    expect(at(SPEC.replace('[message-store]', '\n          - \n').replaceAll('\n', '\r\n'))).toEqual([
      [16, 10, 16, 11],
    ]);
    expect(at(SPEC.replace('suite: 7u3', 'suite:'))).toEqual([[2, 0, 2, 5]]);
  });

  test('of other rules are there where one throws and the caller is tolerant', () => {
    const error = new Error('a mistake');
    const broken = probe('A1', () => {
      throw error;
    });
    const engine = new Engine([...builtIn, broken, schema]);
    const text = SPEC.replace('suite: 7u3', 'suite: 7u3 # commspec-ignore A1');
    expect(() => engine.run(snapshotOf(text))).toThrow(error);
    const result = engine.run(snapshotOf(text), { tolerant: true });
    // Its ignore may be of use: nobody knows.
    expect(shown(result)).toEqual(['SCH001 error 4']);
    expect(result.failures).toEqual([{ code: 'A1', error }]);
    expect(engine.run(snapshotOf(text), { tolerant: true, severities: { A1: 'off' } }).failures).toBeUndefined();
  });

  test('in steps they are the same', () => {
    const engine = new Engine([...builtIn, schema]);
    const steps = engine.steps(snapshotOf(SPEC));
    let count = 0;
    for (;;) {
      const step = steps.next();
      if (step.done === true) {
        expect(shown(step.value)).toEqual(['SCH001 error 4']);
        break;
      }
      count++;
    }
    expect(count).toBeGreaterThan(1);
  });
});
