/**
 * Fixes driven over every example of every page, every spec in `examples/` and `test/fixtures/`, and 500 specs with three mistakes
 * each: one by one and (one in four of the pages) as `fix` and `fix --all` make them. They end, a second run changes nothing, the text can be read, the finding
 * is gone, and nothing is found that was not there but what the page of the rule says. What a page shows of its own rule its page
 * test holds; here each kind of fix is tried on so many findings of other pages as time allows, always the same ones.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allRules } from '../../server/generated/rules';
import type { Bases, Snapshot } from '../../server/model/snapshot';
import type { Finding } from '../../server/engine/finding';
import { analyse, basesOf } from '../support/analyse';
import { plainFinding } from '../support/dump';
import { allFixes, eachFix, type Brings, type Trouble } from '../support/drive';
import { withMistakes } from '../support/mistakes';
import { folderOf } from '../support/page-check';
import { readRulePage } from '../support/rule-page';
import { diceOf } from '../support/specs';

/** How often a fix of a rule is tried by itself, by the words of its title. */
const TRIES = Number(process.env['TRIES'] ?? 1);
const GENERATED = Number(process.env['RUNS'] ?? 500);
const SEED = Number(process.env['SEED'] ?? 2015);

interface Spec {
  readonly where: string;
  readonly text: string;
  readonly bases: Bases | undefined;
}

const brings = new Map<string, Set<string>>();
const pages: Spec[] = [];
/** Specs in which nothing is wrong but what is marked. */
const sound: Spec[] = [];
for (const { code } of allRules) {
  const { examples } = readRulePage(readFileSync(join('server/rules', folderOf(code), `${code}.md`), 'utf8'));
  for (const { kind, text, files, line, brings: told } of examples) {
    if (kind === 'fixed') for (const other of told ?? []) brings.set(code, (brings.get(code) ?? new Set()).add(other));
    // The long ones are cut off before they are read.
    if (kind === 'fixed' || text.length > 100_000) continue;
    const spec = {
      where: `${code}.md:${line.toString()}`,
      text,
      bases: files.size === 0 ? undefined : await basesOf(text, files),
    };
    pages.push(spec);
    if (kind === 'pass' && files.size === 0) sound.push(spec);
  }
}
const examples: Spec[] = [];
for (const folder of ['examples', 'test/fixtures', 'test/fixtures/examples']) {
  const names = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  const files = new Map(names.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  for (const [where, text] of files)
    examples.push({ where, text, bases: text.includes('\nextends:') ? await basesOf(text, files) : undefined });
}

/** What fixes bring that no example of their page shows, and why that is right. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  // Convergence needs later products than what it replaces, and another schema: facts of the business.
  CE001: ['SCH001'],
  CE003: ['CNV006'],
  CE011: ['CNV003'],
  // Two tiers ask for more than one.
  TIER009: ['TIER006'],
  TIER015: ['HA011'],
  // The host that gets it, or that loses it, is wanted elsewhere.
  LB002: ['DIR005'],
  MSG003: ['DNS004'],
  MSG009: ['DIR001'],
  NET002: ['PORT016'],
  // Access Manager brings its own questions.
  SSO008: ['SCH037'],
  SSO011: ['SSO014'],
  SSO012: ['SSO010'],
};
for (const [code, others] of Object.entries(KNOWN))
  for (const other of others) brings.set(code, (brings.get(code) ?? new Set()).add(other));

/** A store on each of several hosts is said to have its password one by one. */
const ONE_BY_ONE: ReadonlySet<string> = new Set(['CAL008']);

const tried = new Map<string, number>();
/** Findings with the fixes that were not tried often enough yet. */
const untried = (findings: readonly Finding[]): readonly Finding[] =>
  findings.map((finding) => ({
    ...plainFinding(finding),
    fixes: finding.fixes.filter(({ title }) => {
      const kind = `${finding.code} ${title.replace(/`[^`]*`/g, '`…`')}`;
      const times = tried.get(kind) ?? 0;
      tried.set(kind, times + 1);
      return times < TRIES;
    }),
  }));

const shown =
  (where: string) =>
  ({ kind, by, details }: Trouble): string =>
    `${kind}: ${by} ${details} (${where})`;

async function troublesOf(
  { where, text, bases }: Spec,
  told: Brings,
  news: boolean,
  isWhole: boolean,
): Promise<readonly string[]> {
  const { snapshot, findings } = analyse(text, {}, bases);
  const whole = isWhole ? await bothWays(snapshot, findings, told) : [];
  const troubles = [...eachFix(snapshot, untried(findings), findings, told), ...whole];
  return troubles
    .filter(
      ({ kind, by }) => (news || kind !== 'brings') && !(kind === 'stays' && ONE_BY_ONE.has(by.split(' ')[0] ?? '')),
    )
    .map(shown(where));
}

async function bothWays(snapshot: Snapshot, findings: readonly Finding[], told: Brings): Promise<readonly Trouble[]> {
  return [
    ...(await allFixes(snapshot, findings, { all: false }, told)),
    ...(await allFixes(snapshot, findings, { all: true }, told)),
  ];
}

/** One in so many examples is also repaired as a whole; that a second repair finds nothing to do, `repair.test.ts` holds for all. */
const WHOLE = 4;

async function expectNoTrouble(specs: readonly Spec[], news: boolean, every = 1): Promise<void> {
  const troubles: string[] = [];
  for (const [index, spec] of specs.entries())
    troubles.push(...(await troublesOf(spec, brings, news, every === 1 || index % every === 0)));
  expect(troubles).toEqual([]);
}

describe('fixes end, are stable, can be read, repair what they are for and bring nothing', () => {
  test('in every spec of examples and fixtures', () => expectNoTrouble(examples, true), 240_000);

  describe('in the examples of the pages', () => {
    const areas = new Set(allRules.map(({ code }) => folderOf(code)));
    test.each([...areas])(
      '%s',
      (area) =>
        expectNoTrouble(
          pages.filter(({ where }) => folderOf(where.split('.')[0] ?? '') === area),
          true,
          WHOLE,
        ),
      240_000,
    );
  });

  // Whatever a mistake hid comes to light with its repair.
  test('in specs with three mistakes each', async () => {
    const all = [...sound, ...examples.filter(({ bases }) => bases === undefined)];
    const specs = Array.from({ length: GENERATED }, (_, index): Spec => {
      const dice = diceOf(SEED * 1000 + index);
      const { where, text } = dice.pick(all);
      return { where: `${where}, seed ${index.toString()}`, text: withMistakes(text, 3, dice), bases: undefined };
    });
    await expectNoTrouble(specs, false);
  }, 600_000);
});
