/** Everything that the product can do with a spec, as operations that throw where something is wrong. */
import { actionsAt, repairs } from '../../server/language/actions';
import { buildReport } from '../../server/report/build';
import { reportCsv } from '../../server/report/formats/csv';
import { reportHtml } from '../../server/report/formats/html';
import { reportMarkdown } from '../../server/report/formats/markdown';
import { allReportKinds, type ReportKind } from '../../server/report/kinds';
import { dnsZone } from '../../server/report/formats/dns-zone';
import { jsonFormat, writeFindings, writtenFindings, type FindingsFormat } from '../../server/report/findings/findings';
import { githubFormat, gitlabFormat, junitFormat } from '../../server/report/findings/findings-ci';
import { sarifFormat } from '../../server/report/findings/findings-sarif';
import { colourStyle, plainStyle, textFormat } from '../../server/report/findings/findings-text';
import { portsNftables } from '../../server/report/formats/nftables';
import { portsJson } from '../../server/report/ports/ports';
import { sizingJson } from '../../server/report/sizing/sizing';
import { reportText } from '../../server/report/formats/text';
import { topologyJson } from '../../server/report/formats/topology-json';
import { topologyMermaid } from '../../server/report/formats/topology-mermaid';
import { topologySvg } from '../../server/report/formats/topology-svg';
import { fixText, type FixChoice } from '../../server/repair/repair';
import { applyEdits } from '../../server/syntax/text-edit';
import { engine } from '../support/analyse';
import { auditStore } from '../support/audit';
import { dumpFindings, expectEqual } from '../support/dump';
import {
  checkCsv,
  checkGithub,
  checkJson,
  checkMarkdown,
  checkMermaid,
  checkRuleset,
  checkShowable,
  checkZone,
} from '../support/exports';
import {
  checkAction,
  checkCompletion,
  checkHover,
  checkReferences,
  checkRename,
  checkSelection,
  checkWhole,
} from '../support/features';
import { acceptItem } from '../support/language';
import { checkHtml, checkXml } from '../support/markup';
import { expectSameAnalysis, expectSameTree } from '../support/same';
import { checkEdits, checkFindings, checkNodes, treeOf } from '../support/sound';
import type { Subject } from './case';

export interface Operation {
  readonly name: string;
  /** Asked in every state of a chain of edits, not only in the last. */
  readonly always?: boolean;
  readonly run: (subject: Subject) => unknown;
}

/** Fixes and proposals that are tried of one state, unless all are. */
const SOME = 6;
/** Fixes whose edits are looked at, which is quick. */
const ALL = 300;
/** No finding more than so many is repaired one by one, even where all are tried. */
const MOST = 60;
const NAMES = ['new', 'yes: [new]', "it's", '7', ' # x', '__proto__', 'ü😀'];

function some<T>({ dice, thorough }: Subject, items: readonly T[]): readonly T[] {
  if (items.length <= SOME) return items;
  return thorough ? items.slice(0, MOST * 10) : Array.from({ length: SOME }, () => dice.pick(items));
}

// ---- reading

async function sameAsFromScratch({ snapshot, findings, again, dice, thorough }: Subject): Promise<void> {
  const fresh = await again();
  const kinds = thorough ? allReportKinds : [dice.pick(allReportKinds)];
  expectSameTree(snapshot.tree, fresh.tree);
  expectSameAnalysis(engine, snapshot, fresh, { kinds, findings });
}

/** Costs as much as reading the spec a few times. */
function keptResults({ snapshot, dice, thorough }: Subject): void {
  if (thorough || dice.chance(20)) auditStore(snapshot);
}

// ---- repairs

async function fixesOneByOne(subject: Subject): Promise<void> {
  const { snapshot, findings, again } = subject;
  const fixes = findings.findings.flatMap(({ code, fixes: own }) => own.map((fix) => ({ code, fix })));
  const titled = fixes.map(({ code, fix }) => ({ fix, what: `${code} \`${fix.title}\`` }));
  for (const { fix, what } of titled.slice(0, ALL)) checkEdits(treeOf(snapshot, fix.uri).text, fix.edits(), what);
  for (const { fix, what } of some(subject, titled)) {
    if (fix.uri !== snapshot.uri) continue;
    const after = await again(applyEdits(snapshot.text, fix.edits()));
    // Without the second of two keys the first is read, with all that is wrong with it.
    const readable =
      !snapshot.tree.problems.some(({ code: problem }) => problem === 'YAML002') && !snapshot.tree.broken;
    if (readable && after.tree.broken) throw new Error(`${what}: what is left cannot be read`);
    engine.run(after);
  }
}

async function repair({ snapshot, again }: Subject, choice: FixChoice): Promise<void> {
  const { text, edits, left, unfinished } = await fixText(engine, snapshot, choice, again);
  checkEdits(snapshot.text, edits, 'the repair');
  if (applyEdits(snapshot.text, edits) !== text) throw new Error('the edits of the repair do not give its text');
  const after = await again(text);
  if (after.tree.problems.length > snapshot.tree.problems.length) throw new Error('less can be read than before');
  expectEqual(
    dumpFindings({ findings: left, suppressed: 0 }),
    dumpFindings({ ...engine.run(after), suppressed: 0 }),
    'what is said to be left is not what is left',
  );
  const second = await fixText(engine, after, choice, again);
  if (!unfinished && second.applied.length > 0)
    throw new Error(`a second repair finds more to do: ${second.applied.map(({ code }) => code).join(' ')}`);
}

/** The repair of one of the rules that found something. */
async function repairOne(subject: Subject): Promise<void> {
  const codes = [...new Set(subject.findings.findings.map(({ code }) => code))];
  for (const code of subject.thorough ? codes : some(subject, codes).slice(0, 2))
    await repair(subject, { code, all: false });
}

/** What an editor applies on “fix all” is what the command line writes. */
async function fixAllAction({ snapshot, again }: Subject): Promise<void> {
  const steps = repairs(engine, snapshot, { all: false });
  let step = steps.next();
  while (step.done !== true)
    step = steps.next(typeof step.value === 'object' ? await again(step.value.text) : undefined);
  const edits = step.value;
  checkEdits(snapshot.text, edits, 'fix all');
  const { text } = await fixText(engine, snapshot, { all: false }, again);
  expectEqual(applyEdits(snapshot.text, edits), text, 'the action repairs otherwise than the command');
}

// ---- features

async function acceptProposals(subject: Subject): Promise<void> {
  const { snapshot, places, again } = subject;
  for (const { start } of places) {
    for (const item of some(subject, checkCompletion(snapshot, start)).slice(0, subject.thorough ? MOST : 2)) {
      const after = await again(acceptItem(snapshot.text, item));
      checkNodes(after.tree);
      checkFindings(after, engine.run(after).findings);
    }
  }
}

async function rename(subject: Subject): Promise<void> {
  const { snapshot, places, dice, again } = subject;
  const own = snapshot.links.flatMap(({ at }) => snapshot.locate(at) ?? []).filter(({ uri }) => uri === snapshot.uri);
  const offsets = [
    ...places,
    ...some(
      subject,
      own.map(({ span }) => span),
    ),
  ].map(({ start }) => start);
  for (const offset of offsets) {
    const edits = checkRename(snapshot, offset, dice.pick(NAMES)).filter(({ uri }) => uri === snapshot.uri);
    if (edits.length > 0) checkNodes((await again(applyEdits(snapshot.text, edits))).tree);
  }
}

async function actions(subject: Subject): Promise<void> {
  const { snapshot, findings, places, again } = subject;
  for (const place of places) {
    for (const action of some(subject, actionsAt(snapshot, findings, place))) {
      const edits = checkAction(snapshot, action).filter(({ uri }) => uri === snapshot.uri);
      const after = await again(applyEdits(snapshot.text, edits));
      if (after.tree.broken && !snapshot.tree.broken && action.kind === 'refactor.rewrite')
        throw new Error(`\`${action.title}\`: what is left cannot be read`);
    }
  }
}

const eachPlace =
  (check: (snapshot: Subject['snapshot'], offset: number) => unknown) =>
  ({ snapshot, places }: Subject): void => {
    for (const { start } of places) check(snapshot, start);
  };

// ---- reports

function report({ snapshot, findings }: Subject, kind: ReportKind): void {
  const made = buildReport(kind, { snapshot, findings: () => findings });
  checkJson(made);
  for (const { caption, columns, rows, empty } of made.sections.flatMap(({ tables }) => tables)) {
    if (empty === '') throw new Error(`the table \`${caption}\` has no word for nothing`);
    if (rows.some(({ cells }) => cells.length !== columns.length))
      throw new Error(`a row of \`${caption}\` is not as wide as its columns`);
  }
  checkShowable(reportText(made));
  checkMarkdown(reportMarkdown(made).text);
  checkCsv(reportCsv(made));
  checkHtml(reportHtml(made).text);
  checkShowable(reportText(made, { width: 60 }));
}

/** What `check` writes about the spec alone. */
function written({ snapshot, findings }: Subject, format: FindingsFormat): string {
  const pathOf = (uri: string): string => uri.slice(uri.lastIndexOf('/') + 1);
  const writer = writeFindings(format, () => undefined, pathOf);
  const { uri } = snapshot;
  const written = [...writtenFindings(format, { snapshot, findings }, pathOf)];
  return writer.head + writer.add(0, { uri, suppressed: findings.suppressed, findings: written }) + writer.end();
}

// eslint-disable-next-line no-control-regex -- colours are what is taken out
const withoutColours = (text: string): string => text.replaceAll(/\u001B\[[\d;]*m/g, '');

export const operations: readonly Operation[] = [
  { name: 'nodes', always: true, run: ({ snapshot }) => checkNodes(snapshot.tree) },
  { name: 'incremental', always: true, run: sameAsFromScratch },
  { name: 'kept results', run: keptResults },
  { name: 'findings', run: ({ snapshot, findings }) => checkFindings(snapshot, findings.findings) },
  { name: 'outline, folding, links', run: ({ snapshot }) => checkWhole(snapshot) },
  { name: 'completion', run: eachPlace(checkCompletion) },
  { name: 'accepted completion', run: acceptProposals },
  { name: 'hover', run: eachPlace(checkHover) },
  { name: 'references', run: eachPlace(checkReferences) },
  { name: 'selection', run: eachPlace(checkSelection) },
  { name: 'rename', run: rename },
  { name: 'code actions', run: actions },
  { name: 'fixes one by one', run: fixesOneByOne },
  { name: 'fix', run: (subject) => repair(subject, { all: false }) },
  { name: 'fix all', run: (subject) => repair(subject, { all: true }) },
  { name: 'fix one rule', run: repairOne },
  { name: 'fix all as an action', run: fixAllAction },
  ...allReportKinds.map((kind) => ({ name: `report ${kind}`, run: (subject: Subject) => report(subject, kind) })),
  { name: 'topology as SVG', run: ({ snapshot, findings }) => checkXml(topologySvg(snapshot, findings).text) },
  { name: 'topology as Mermaid', run: ({ snapshot, findings }) => checkMermaid(topologyMermaid(snapshot, findings)) },
  { name: 'topology as JSON', run: ({ snapshot, findings }) => checkJson(topologyJson(snapshot, findings)) },
  { name: 'sizing as JSON', run: ({ snapshot }) => checkJson(sizingJson(snapshot)) },
  { name: 'ports as JSON', run: ({ snapshot }) => checkJson(portsJson(snapshot)) },
  { name: 'ports as nftables', run: ({ snapshot }) => checkRuleset(portsNftables(snapshot)) },
  { name: 'ports as a DNS zone', run: ({ snapshot }) => checkZone(dnsZone(snapshot)) },
  { name: 'findings as JSON', run: (subject) => JSON.parse(written(subject, jsonFormat)) as unknown },
  {
    name: 'findings as SARIF',
    run: (subject) =>
      JSON.parse(
        written(
          subject,
          sarifFormat({ version: '0.0.0', root: 'file:///test/', ruleOf: () => undefined, pageOf: () => undefined }),
        ),
      ) as unknown,
  },
  { name: 'findings as JUnit', run: (subject) => checkXml(written(subject, junitFormat('error'))) },
  {
    name: 'findings for GitLab',
    run: (subject) => JSON.parse(written(subject, gitlabFormat('file:///test/'))) as unknown,
  },
  { name: 'findings for GitHub', run: (subject) => checkGithub(written(subject, githubFormat)) },
  { name: 'findings as text', run: (subject) => checkShowable(written(subject, textFormat(plainStyle))) },
  {
    name: 'findings in colours',
    run: (subject) => checkShowable(withoutColours(written(subject, textFormat(colourStyle)))),
  },
];
