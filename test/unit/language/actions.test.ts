/** Code actions as data: a text with a cursor or range, the title of an action, the text after it. */
import { describe, expect, test } from 'vitest';
import { actionsAt, repairs } from '../../../server/language/actions';
import type { FileEdit } from '../../../server/language/types';
import type { Snapshot } from '../../../server/model/snapshot';
import { analyse, engine, snapshotOf } from '../../support/analyse';
import { plainFinding } from '../../support/dump';
import { actions, edited } from '../../support/language';
import { readMarks } from '../../support/markers';

const HEAD = 'commspec: 1\nname: a\nsuite: 7u3\narchitecture: two-tier\n';
const TIERS =
  'tiers:\n  - tier: 1\n    hosts:\n      - name: web\n        zone: dmz\n        components: [convergence, webmail, glassfish]\n';
const WRONG = `${HEAD}directory:\n  schema: <|schema2-compat|>\n${TIERS}`;
const plain = (marked: string): string => readMarks(marked).text;

interface Case {
  readonly name: string;
  readonly text: string;
  readonly title: string;
  readonly after: string;
}

const cases: readonly Case[] = [
  {
    name: 'a quick fix',
    text: WRONG,
    title: 'Set `schema` to `schema2-native`',
    after: plain(WRONG).replace('schema2-compat', 'schema2-native'),
  },
  {
    name: 'ignoring at the end of the line',
    text: WRONG,
    title: 'Ignore SCH001 on this line',
    after: plain(WRONG).replace('schema2-compat', 'schema2-compat # commspec-ignore SCH001: reason'),
  },
  {
    name: 'ignoring above a line with a comment',
    text: WRONG.replace('|>', '|> # soon'),
    title: 'Ignore SCH001 on this line',
    after: plain(WRONG).replace(
      '  schema: schema2-compat',
      '  # commspec-ignore SCH001: reason\n  schema: schema2-compat # soon',
    ),
  },
  {
    name: 'ignoring above a long line',
    text: WRONG.replace('|>', `|>${' '.repeat(60)}`),
    title: 'Ignore SCH001 on this line',
    after: plain(WRONG.replace('|>', `|>${' '.repeat(60)}`)).replace(
      '  schema:',
      '  # commspec-ignore SCH001: reason\n  schema:',
    ),
  },
  {
    name: 'ignoring one more on a line',
    text: WRONG.replace('|>', '|> # commspec-ignore FMT001: because'),
    title: 'Ignore SCH001 on this line',
    after: plain(WRONG).replace('schema2-compat', 'schema2-compat # commspec-ignore FMT001, SCH001: because'),
  },
  {
    name: 'turning a rule off',
    text: WRONG,
    title: 'Turn off SCH001 in this spec',
    after: `${plain(WRONG)}rules:\n  SCH001: off\n`,
  },
  {
    name: 'grading a rule down, beside others',
    text: `${WRONG}rules: { FMT001: off }\n`,
    title: 'Report SCH001 as warning in this spec',
    after: `${plain(WRONG)}rules: { FMT001: off, SCH001: warning }\n`,
  },
  {
    name: 'a component as a mapping',
    text: `${HEAD}${TIERS.replace('webmail', 'web<|>mail')}`,
    title: 'Write `webmail` as a mapping',
    after: `${HEAD}${TIERS.replace('webmail', '{ component: webmail }')}`,
  },
  {
    name: 'a component behind a dash as a mapping',
    text: `${HEAD}${TIERS.replace('[convergence, webmail, glassfish]', '\n          - web<|>mail')}`,
    title: 'Write `webmail` as a mapping',
    after: `${HEAD}${TIERS.replace('[convergence, webmail, glassfish]', '\n          - component: webmail')}`,
  },
  {
    name: 'the short form of a mapping',
    text: `${HEAD}services:\n  messaging:\n    ha: v<|>cs\n${TIERS}`,
    title: 'Write `vcs` as a mapping',
    after: `${HEAD}services:\n  messaging:\n    ha: { method: vcs }\n${TIERS}`,
  },
  {
    name: 'a list one item a line',
    text: `${HEAD}${TIERS.replace('webmail', 'web<|>mail')}`,
    title: 'Write the list one item a line',
    after: `${HEAD}${TIERS.replace(' [convergence, webmail, glassfish]', '\n          - convergence\n          - webmail\n          - glassfish')}`,
  },
  {
    name: 'a component on a host of its own',
    text: `${HEAD}${TIERS.replace('webmail', 'web<|>mail')}      - name: b\n        components: [mta]\n`,
    title: 'Move `webmail` to a host of its own',
    after: `${HEAD}${TIERS.replace(', webmail', '')}      - name: b\n        components: [mta]\n      - name: webmail\n        zone: dmz\n        components: [webmail]\n`,
  },
];

describe('acts', () => {
  test.each(cases)('$name', ({ text: marked, title, after }) => {
    const { text, actions: found } = actions(marked);
    const action = found.find((candidate) => candidate.title === title);
    expect(action === undefined ? found.map((other) => other.title) : edited(text, action.edits())).toEqual(after);
  });

  test.each(cases)('$name, with CRLF', ({ text: marked, title, after }) => {
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
    const { text, actions: found } = actions(crlf(marked));
    const action = found.find((candidate) => candidate.title === title);
    expect(action === undefined ? found.map((other) => other.title) : edited(text, action.edits())).toEqual(
      crlf(after),
    );
  });
});

test.each(['Ignore SCH001 on this line', 'Turn off SCH001 in this spec'])('“%s” makes the finding go away', (title) => {
  const { text, actions: found } = actions(WRONG);
  const after = edited(text, found.find((action) => action.title === title)?.edits() ?? []);
  const left = analyse(after).findings.filter(({ code }) => code === 'SCH001' || code.startsWith('IGN'));
  expect(left).toEqual([]);
});

test('the help of a rule is offered, the safe fix is preferred, and a finding elsewhere has no part in it', () => {
  const { actions: found } = actions(WRONG);
  expect(found.filter(({ explain }) => explain !== undefined).map(({ explain }) => explain)).toEqual(['SCH001']);
  // Either schema would do.
  expect(found.filter(({ preferred }) => preferred)).toEqual([]);
  const slip = actions(`${HEAD}topologie<|>: central\n${TIERS}`).actions;
  expect(slip.filter(({ preferred }) => preferred).map(({ title }) => title)).toEqual(['Change to `topology`']);
  expect(
    actions(WRONG.replace('<|', '').replace('|>', '').replace('suite', 'su<|>ite')).actions.some(
      ({ kind }) => kind === 'quickfix',
    ),
  ).toBe(false);
});

test('what cannot be read is not offered to be ignored', () => {
  const { actions: found } = actions(`${HEAD}<|directory: [\n|>`);
  const about = (code: RegExp): string[] =>
    found.filter(({ findings }) => findings.some((finding) => code.test(finding.code))).map(({ title }) => title);
  expect(about(/^YAML/)).toEqual(['Explain YAML001']);
});

test('several findings of a rule can be repaired at once', () => {
  const text = `${HEAD}topologie<|>: central\nenvironmen: production\n${TIERS}`;
  const { text: before, actions: found } = actions(text);
  const action = found.find(({ title }) => title.startsWith('Repair all'));
  expect(action?.title).toBe('Repair all 2 findings of FMT001 in this file');
  expect(action?.findings.length).toBe(1);
  expect(edited(before, action?.edits() ?? [])).toBe(`${HEAD}topology: central\nenvironment: production\n${TIERS}`);
  const all = found.find(({ kind }) => kind === 'source.fixAll');
  expect(edited(before, all?.edits() ?? [])).toBe(`${HEAD}topology: central\nenvironment: production\n${TIERS}`);
});

function repaired(text: string): readonly FileEdit[] {
  const steps = repairs(engine, snapshotOf(text), { all: false });
  let answer: Snapshot | undefined;
  for (;;) {
    const step = steps.next(answer);
    if (step.done === true) return step.value;
    answer = typeof step.value === 'object' ? snapshotOf(step.value.text) : undefined;
  }
}

test('all safe fixes are applied until none is left, in small edits', () => {
  const text = `${plain(WRONG).replace('directory:', 'direktory:').replace('glassfish', 'application-server')}# end\n`;
  const edits = repaired(text);
  const after = edited(text, edits);
  expect(after).toBe(`${plain(WRONG)}# end\n`);
  expect(edits.every(({ span }) => span.end - span.start < 60)).toBe(true);
  expect(
    engine.run(snapshotOf(after)).findings.filter(({ fixes, advice }) => !advice && fixes.some(({ safe }) => safe)),
  ).toEqual([]);
});

describe('many findings', () => {
  const text = `${HEAD}${TIERS}${Array.from({ length: 300 }, (_, i) => `      - name: h${i}\n        zon: dmz\n`).join('')}`;
  const whole = { start: 0, end: text.length };

  /** The actions, and how often a fix was looked at while they were made. */
  function counted(span: typeof whole) {
    const snapshot = snapshotOf(text);
    let looks = 0;
    const { findings, suppressed } = engine.run(snapshot);
    const watched = findings.map((finding) => ({
      ...plainFinding(finding),
      fixes: finding.fixes.map((fix) => ({ ...fix, edits: () => (looks++, fix.edits()) })),
    }));
    return { found: actionsAt(snapshot, { findings: watched, suppressed }, span), looks: () => looks };
  }

  test('are not looked at before an action is chosen, and then once each', () => {
    const { found, looks } = counted(whole);
    expect(looks()).toBe(0);
    const all = found.find(({ kind }) => kind === 'source.fixAll');
    expect(all?.edits().length).toBe(300);
    expect(looks()).toBe(300);
  });

  test('are a menu of bounded length, with few diagnostics', () => {
    const { found } = counted(whole);
    expect(found.length).toBeLessThan(500);
    const one = found.find(({ title }) => title === 'Repair all 300 findings of FMT001 in this file');
    expect(one?.findings.length).toBe(100);
    expect(one?.edits().length).toBe(300);
  });
});
