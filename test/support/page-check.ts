/**
 * Holds a rule's page against the rule: what is reported on every example is what is marked there, and every fix of every
 * example does what is shown and what a fix has to do.
 */
import { describeSources } from '../../server/catalog/guide';
import type { Finding, Fix } from '../../server/engine/finding';
import type { Changes } from '../../server/fixes/business';
import { areaOf, type Rule } from '../../server/rules/rule';
import { applyEdits } from '../../server/syntax/text-edit';
import { SyntaxTree } from '../../server/syntax/document';
import { analyse, basesOf, URI } from './analyse';
import { describeMark, type Mark, type Place } from './marks';
import { MORE, pageDiff, type Example, type RulePage } from './rule-page';

export const SECTIONS = ['What it does', 'Why it matters', 'How to repair it', 'Quick fixes', 'Examples', 'Source'];
/** Whether a page has every section in its place. */
export const hasSections = ({ sections }: RulePage): boolean =>
  [SECTIONS, SECTIONS.toSpliced(-1, 0, MORE)].some((wanted) => wanted.join() === sections.join());
/** What the engine finds itself while it reads a file; their areas share a folder. */
const FILE_AREAS: ReadonlySet<string> = new Set(['YAML', 'FMT', 'EXT', 'REF', 'IGN']);

export const folderOf = (code: string): string => (FILE_AREAS.has(areaOf(code)) ? 'file' : areaOf(code).toLowerCase());

/** The first paragraph of the section `Source`, which the module of the rule decides. */
export const sourceSection = (rule: Rule): string => `${describeSources(rule.source)}.`;

/** The paragraphs of a section. */
export const paragraphsOf = (markdown: string, section: string): readonly string[] =>
  (markdown.split(`\n## ${section}\n`)[1]?.split('\n## ')[0]?.trim() ?? '').split('\n\n');

/** A spec with the files beside it. */
type Text = Pick<Example, 'text' | 'files'>;

/** What a fix does to an example. */
export interface Outcome {
  readonly title: string;
  readonly safe: boolean;
  readonly changes: Changes;
  /** Which of the fixes of its finding that set the same key it is, from 0. */
  readonly nth: number;
  /** As the page shows it. */
  readonly diff: string;
  /** Fewer findings of the rule are left than before. */
  readonly removes: boolean;
  /** What it leaves cannot be read. */
  readonly breaks: boolean;
  /** Codes of other rules that find more than before as errors or warnings. */
  readonly brings: readonly string[];
}

/** Fixes of one kind have the same words around what is in backticks, and set the same key. */
const kindOfFix = (title: string): string => {
  const [, key] = /^Set (`[^`]*`) to /.exec(title) ?? [];
  return (key ?? '') + title.replace(/`[^`]*`/g, '`…`');
};

/**
 * Checks the page of one rule, or says what it should hold. Analyses are kept for as long as it lives, so that an example
 * that several questions are about is looked at once.
 */
export class PageCheck {
  readonly #rule: Rule;
  readonly #page: RulePage;
  readonly #found = new Map<string, Promise<readonly Finding[]>>();
  readonly #outcomes = new Map<Example, Promise<readonly Outcome[]>>();

  constructor(rule: Rule, page: RulePage) {
    this.#rule = rule;
    this.#page = page;
  }

  /** What is wrong with an example, one sentence each; none if all is well. */
  async problems(example: Example): Promise<readonly string[]> {
    if (example.kind === 'fixed') return this.#fixedProblems(example);
    const all = await this.findings(example);
    const problems = this.#spoilt(all);
    const wantsAdvice = example.kind === 'advice';
    for (const finding of this.#own(all)) {
      if (example.kind === 'pass') problems.push(`Nothing should be found, but: ${shown(finding)}`);
      else if (finding.advice !== wantsAdvice)
        problems.push(`This is ${finding.advice ? 'advice' : 'no advice'}: ${shown(finding)}`);
    }
    if (example.kind !== 'pass' && !example.marks.some(({ code }) => code === this.#rule.code))
      problems.push('Nothing is marked.');
    problems.push(...differences(example.marks, await this.marks(example)));
    return [...problems, ...(await this.#fixProblems(example))];
  }

  /** What is reported on an example, as marks. */
  async marks(example: Example): Promise<readonly Mark[]> {
    const all = await this.findings(example);
    const own = example.kind === 'pass' ? [] : this.#own(all);
    const several = own.filter(({ related }) => related.length > 0).length > 1;
    return [
      ...own.flatMap((finding, i): readonly Mark[] => {
        const { code, severity, message } = finding;
        const number = several ? i + 1 : undefined;
        return [
          {
            kind: 'finding',
            code,
            place: placeOf(finding),
            number,
            severity: severity === this.#rule.severity ? undefined : severity,
            message,
          },
          ...finding.related.map((related): Mark => ({
            kind: 'related',
            code,
            place: placeOf(related),
            number,
            severity: undefined,
            message: related.message,
          })),
        ];
      }),
      ...all
        .filter(({ code, advice }) => code !== this.#rule.code && !advice)
        .map((finding): Mark => ({
          kind: 'finding',
          code: finding.code,
          place: placeOf(finding),
          number: undefined,
          severity: undefined,
          message: undefined,
        })),
    ];
  }

  /** What each fix of each finding of the rule in an example does, in order. */
  outcomes(example: Example): Promise<readonly Outcome[]> {
    const kept = this.#outcomes.get(example) ?? this.#runFixes(example);
    this.#outcomes.set(example, kept);
    return kept;
  }

  /** The fixed examples that belong to a failing one. */
  fixedOf(example: Example): readonly Example[] {
    return this.#page.examples.filter(({ before }) => before === example);
  }

  /** Titles of fixes that are offered on the page but shown nowhere on it. */
  async fixesNotShown(): Promise<readonly string[]> {
    const shownTitles = new Set(this.#page.examples.map(({ fix }) => fix));
    const titles = (await this.#allOutcomes()).map(({ title }) => title);
    return [...new Set(titles)].filter((title) => !shownTitles.has(title));
  }

  /** What the section about quick fixes has to say: which of them are safe, by kinds in the order of the page. */
  async fixSection(): Promise<string> {
    const outcomes = await this.#allOutcomes();
    if (outcomes.length === 0) return 'None: what is right does not follow from the spec alone.';
    const titles = (fits: (outcome: Outcome) => boolean): readonly string[] => {
      const byKind = new Map<string, string>();
      for (const outcome of outcomes) {
        const kind = `${kindOfFix(outcome.title)} ${outcome.nth.toString()}`;
        if (fits(outcome) && !byKind.has(kind)) byKind.set(kind, outcome.title);
      }
      return [...new Set(byKind.values())];
    };
    const safe = titles((outcome) => outcome.safe);
    const unsafe = titles((outcome) => !outcome.safe && outcome.changes === 'setup');
    const business = titles((outcome) => !outcome.safe && outcome.changes === 'business');
    const both = safe.filter((title) => unsafe.includes(title) || business.includes(title));
    const list = (words: string, own: readonly string[]): readonly string[] =>
      own.length === 0 ? [] : [[words, '', ...own.map((title) => `- ${title}`)].join('\n')];
    const rest = (own: readonly string[]): readonly string[] => own.filter((title) => !both.includes(title));
    const byCode = `commspec fix --code ${this.#rule.code}`;
    return [
      ...list('Safe, also made by *Fix All* and `commspec fix`:', rest(safe)),
      ...list('Safe where nothing else can be meant:', both),
      ...list(
        'For you to decide:',
        rest(unsafe).filter((title) => !business.includes(title)),
      ),
      ...list(`A fact of your business; \`${byCode}\` changes it, \`--all\` does not:`, rest(business)),
    ].join('\n\n');
  }

  /** Everything that is found in a text. */
  findings({ text, files }: Text): Promise<readonly Finding[]> {
    // Files beside an example change by a fix alone.
    const key = [text, ...files.values()].join('\0');
    const kept = this.#found.get(key) ?? find({ text, files });
    this.#found.set(key, kept);
    return kept;
  }

  #own(all: readonly Finding[]): readonly Finding[] {
    return all.filter(({ code }) => code === this.#rule.code);
  }

  async #allOutcomes(): Promise<readonly Outcome[]> {
    const all: Outcome[] = [];
    for (const example of this.#page.examples) all.push(...(await this.outcomes(example)));
    return all;
  }

  /** Examples must be specs: no problem of structure or syntax but the one the page is about. */
  #spoilt(all: readonly Finding[]): string[] {
    if (FILE_AREAS.has(areaOf(this.#rule.code))) return [];
    return all
      .filter(({ code }) => /^(YAML|FMT|REF|IGN002)/.test(code) && code !== this.#rule.code)
      .map((finding) => `The example is no good spec: ${shown(finding)}`);
  }

  async #runFixes(example: Example): Promise<readonly Outcome[]> {
    if (example.kind !== 'fail' && example.kind !== 'advice') return [];
    const before = await this.findings(example);
    const outcomes: Outcome[] = [];
    for (const finding of this.#own(before)) {
      const kinds: string[] = [];
      for (const fix of finding.fixes) {
        const kind = kindOfFix(fix.title);
        // Of others than those that set a key one example will do.
        const nth = kind.startsWith('`') ? kinds.filter((other) => other === kind).length : 0;
        kinds.push(kind);
        const fixed = made(example, fix);
        const after = await this.findings(fixed);
        outcomes.push({
          title: fix.title,
          safe: fix.safe,
          changes: fix.changes(),
          nth,
          diff: pageDiff(example.text, fixed.text),
          removes: this.#own(after).length < this.#own(before).length,
          breaks: SyntaxTree.parse(URI, fixed.text).broken,
          brings: this.#brought(before, after),
        });
      }
    }
    return outcomes;
  }

  #brought(before: readonly Finding[], after: readonly Finding[]): readonly string[] {
    const count = (all: readonly Finding[], wanted: string): number =>
      all.filter(
        ({ code, severity, advice }) => code === wanted && !advice && (severity === 'error' || severity === 'warning'),
      ).length;
    return [...new Set(after.map(({ code }) => code))]
      .filter((code) => code !== this.#rule.code && count(after, code) > count(before, code))
      .sort();
  }

  /** What is wrong with the fixes that a failing example gets. */
  async #fixProblems(example: Example): Promise<readonly string[]> {
    const problems = new Set<string>();
    const outcomes = await this.outcomes(example);
    for (const { title, removes, breaks } of outcomes) {
      if (!removes) problems.add(`The fix “${title}” does not remove its finding.`);
      if (breaks) problems.add(`The fix “${title}” breaks the file.`);
    }
    for (const [title, brings] of broughtBy(outcomes)) {
      const told = this.#told(example, title);
      if (told.join() !== brings.join())
        problems.add(
          `The fix “${title}” brings ${brings.join() || 'nothing'}, and the page says ${told.join() || 'nothing'}.`,
        );
    }
    return [...problems];
  }

  /** What the page says that a fix of an example brings. */
  #told(example: Example, title: string): readonly string[] {
    const codes = this.fixedOf(example)
      .filter(({ fix }) => fix === title)
      .flatMap(({ brings }) => brings ?? []);
    return [...new Set(codes)].sort();
  }

  async #fixedProblems(example: Example): Promise<readonly string[]> {
    if (example.before === undefined) return ['A fixed example follows the failing one.'];
    const outcomes = await this.outcomes(example.before);
    const outcome = outcomes.find(({ title }) => title === example.fix);
    if (outcome === undefined)
      return [`There is no such fix. There are: ${outcomes.map(({ title }) => title).join(' | ')}`];
    return outcome.diff === example.text ? [] : [`The fix makes another change:\n${outcome.diff}\n`];
  }
}

/** What the fixes bring, by title: one title can stand at several findings. */
export function broughtBy(outcomes: readonly Outcome[]): ReadonlyMap<string, readonly string[]> {
  const brought = new Map<string, readonly string[]>();
  for (const { title, brings } of outcomes)
    brought.set(title, [...new Set([...(brought.get(title) ?? []), ...brings])].sort());
  return brought;
}

const find = async ({ text, files }: Text): Promise<readonly Finding[]> =>
  analyse(text, {}, await basesOf(text, files)).findings;

/** An example after a fix, in whichever file it is made. */
function made({ text, files }: Text, { uri, edits }: Fix): Text {
  if (uri === URI) return { text: applyEdits(text, edits()), files };
  const name = nameOf(uri) ?? '';
  return { text, files: new Map([...files, [name, applyEdits(files.get(name) ?? '', edits())]]) };
}

/** The name of a file beside the example; undefined for the example. */
const nameOf = (uri: string): string | undefined =>
  uri === URI ? undefined : decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));

const placeOf = ({ uri, range: { start, end } }: Pick<Finding, 'uri' | 'range'>): Place => ({
  file: nameOf(uri),
  line: start.line,
  start: start.character,
  // Findings and related places end on their line: `test/rules/meta.test.ts`.
  end: end.character,
});

const shown = ({ code, message, range }: Finding): string =>
  `${code} in line ${(range.start.line + 1).toString()}, “${message}”.`;

/** Marks that tell of nothing, and what no mark tells; each once, however often it is found. */
function differences(marked: readonly Mark[], found: readonly Mark[]): readonly string[] {
  const there = new Set(found.map(describeMark));
  const told = new Set(marked.map(describeMark));
  return [
    ...[...told].filter((mark) => !there.has(mark)).map((mark) => `Marked, but not found: ${mark}`),
    ...[...there].filter((mark) => !told.has(mark)).map((mark) => `Found, but not marked: ${mark}`),
  ];
}
