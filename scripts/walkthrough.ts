/** The pictures of the walkthrough: what the product says of its own examples, in the colours of whatever theme is on. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine } from '../server/engine/all';
import type { Findings } from '../server/engine/engine';
import { actionsAt } from '../server/language/actions';
import { completionsAt } from '../server/language/completion';
import { Snapshot } from '../server/model/snapshot';
import { validators } from '../server/model/validators';
import { buildReport } from '../server/report/build';
import type { ReportContent, Status } from '../server/report/content';
import { svg, type Svg } from '../server/report/markup';
import type { ReportKind } from '../server/report/kinds';
import { SyntaxTree } from '../server/syntax/document';
import { clippedTo } from '../server/words/columns';

const [WIDTH, HEIGHT, LINE, LETTER] = [520, 320, 18, 7.23];
const MONO = 'var(--vscode-editor-font-family, monospace)';
const SANS = 'var(--vscode-font-family, system-ui, sans-serif)';
const COLOUR = {
  text: 'var(--vscode-editor-foreground, #3b3b3b)',
  quiet: 'var(--vscode-descriptionForeground, #6f6f6f)',
  paper: 'var(--vscode-editor-background, #ffffff)',
  line: 'var(--vscode-widget-border, var(--vscode-contrastBorder, #80808059))',
  key: 'var(--vscode-charts-blue, #1a73c9)',
  value: 'var(--vscode-charts-green, #2b7a2b)',
  chosen: 'var(--vscode-list-inactiveSelectionBackground, #80808033)',
  box: 'var(--vscode-editorWidget-background, #f3f3f3)',
  link: 'var(--vscode-textLink-foreground, #1a73c9)',
  error: 'var(--vscode-editorError-foreground, #c4314b)',
  warning: 'var(--vscode-editorWarning-foreground, #a86a00)',
} as const;
const MARK: Readonly<Record<Status, readonly [sign: string, colour: string]>> = {
  good: ['✓', 'var(--vscode-charts-green, #2b7a2b)'],
  warning: ['!', 'var(--vscode-charts-yellow, #a86a00)'],
  bad: ['✕', 'var(--vscode-charts-red, #c4314b)'],
  unknown: ['–', COLOUR.quiet],
};

const engine = createEngine();
interface Spec {
  readonly text: string;
  readonly snapshot: Snapshot;
  readonly findings: Findings;
}
function specOf(root: string, name: string): Spec {
  const text = readFileSync(join(root, `examples/${name}.commspec.yaml`), 'utf8');
  const snapshot = Snapshot.of(SyntaxTree.parse(`file:///${name}.commspec.yaml`, text), validators);
  return { text, snapshot, findings: engine.run(snapshot) };
}
const reportOf = (kind: ReportKind, { snapshot, findings }: Spec): ReportContent =>
  buildReport(kind, { snapshot, findings: () => findings });

const picture = (label: string, parts: readonly Svg[]): string =>
  svg`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${label}" font-size="12" font-family="${SANS}">${[
    svg`<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="${HEIGHT - 1}" rx="6" fill="${COLOUR.paper}" stroke="${COLOUR.line}"/>`,
    ...parts,
  ]}</svg>
`.text;

const words = (x: number, y: number, text: string, fill: string = COLOUR.text, weight = 400): Svg =>
  svg`<text x="${x}" y="${y}" fill="${fill}" font-weight="${weight}">${text}</text>`;

/** Lines of a spec as the editor has them, what is found in them underlined. `first`: 0-based. */
function code({ text, findings }: Spec, first: number, count: number, y = 26): readonly Svg[] {
  const all = text.split('\n');
  return Array.from({ length: count }, (_, i) => first + i).flatMap((at, i): Svg[] => {
    const whole = all[at] ?? '';
    const line = clippedTo(whole.replace(/\s+#.*$/, ''), 60);
    const base = y + i * LINE;
    const [, lead = '', key = '', rest = line] = /^(\s*(?:- )?)([\w-]+:)(.*)$/.exec(line) ?? [];
    const column = (characters: number): number => Math.round((46 + characters * LETTER) * 10) / 10;
    const own = findings.findings.filter(
      ({ range, advice }) =>
        !advice && range.start.line === at && range.end.line === at && range.end.character <= line.length,
    );
    return [
      svg`<text x="32" y="${base}" text-anchor="end" fill="${COLOUR.quiet}" font-family="${MONO}">${at + 1}</text>`,
      svg`<text x="46" y="${base}" font-family="${MONO}" xml:space="preserve" textLength="${Math.round(line.length * LETTER * 10) / 10}" fill="${COLOUR.value}">${lead}<tspan fill="${COLOUR.key}">${key}</tspan>${rest}</text>`,
      ...own.slice(0, 1).map(({ range, severity }) => {
        const [from, to] = [column(range.start.character), column(range.end.character)];
        let wave = `M${from} ${base + 4}`;
        for (let x = from; x + 4 <= to; x += 4) wave += 'l2 -2l2 2';
        return svg`<path d="${wave}" fill="none" stroke="${severity === 'error' ? COLOUR.error : COLOUR.warning}" stroke-width="1.2"/>`;
      }),
    ];
  });
}

/** A box over the text with a line each, the first one chosen. */
function list(x: number, y: number, lines: readonly string[], width: number): readonly Svg[] {
  return [
    svg`<rect x="${x}" y="${y}" width="${width}" height="${lines.length * 20 + 8}" rx="4" fill="${COLOUR.box}" stroke="${COLOUR.line}"/>`,
    svg`<rect x="${x + 3}" y="${y + 4}" width="${width - 6}" height="20" rx="3" fill="${COLOUR.chosen}"/>`,
    ...lines.map((line, i) => words(x + 12, y + 18 + i * 20, clippedTo(line, Math.floor(width / 6.3)))),
  ];
}

const lineWith = ({ text }: Spec, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length - 1;

/** Tabs and verdict, as on top of the preview. */
function head(content: ReportContent, chosen: string): readonly Svg[] {
  const { verdict } = content;
  const [sign, colour] = MARK[verdict?.status ?? 'unknown'];
  let x = 18;
  return [
    svg`<rect x="14" y="14" width="3" height="44" fill="${colour}"/>`,
    words(26, 28, sign, colour, 700),
    words(42, 28, clippedTo(verdict?.text.replaceAll('`', '') ?? '', 64), COLOUR.text, 600),
    words(
      42,
      50,
      clippedTo(
        (verdict?.parts ?? [])
          .slice(0, 4)
          .map(({ title, short, text }) => `${title}: ${short ?? text}`)
          .join(' · '),
        78,
      ),
      COLOUR.quiet,
    ),
    ...['Summary', 'Sizing', 'Ports', 'Topology', 'Growth', 'Findings'].flatMap((tab) => {
      const at = Math.round(x);
      x += tab.length * 7.6 + 20;
      return [
        words(at, 82, tab, tab === chosen ? COLOUR.text : COLOUR.quiet, tab === chosen ? 600 : 400),
        ...(tab === chosen
          ? [
              svg`<rect x="${at - 4}" y="89" width="${Math.round(tab.length * 7.6 + 8)}" height="2" fill="${COLOUR.link}"/>`,
            ]
          : []),
      ];
    }),
    svg`<line x1="1" y1="91" x2="${WIDTH - 1}" y2="91" stroke="${COLOUR.line}"/>`,
  ];
}

/** Where the bars come: they are a drawing already. */
const BARS = svg`<g class="bars"/>`;

/** The bars of a report. A walkthrough has no style sheet of ours: what classes say on the page stands in the marks here. */
function bars(content: ReportContent, y: number): string {
  const drawn = content.sections[0]?.picture?.svg.text ?? '';
  const own = drawn
    .replaceAll('#1d2430', COLOUR.text)
    .replaceAll('#5f6670', COLOUR.quiet)
    .replaceAll('#c9ced6', COLOUR.line)
    .replaceAll('#e6e9ee', COLOUR.chosen)
    .replaceAll('#2b7a2b', MARK.good[1])
    .replaceAll('#c4314b', MARK.bad[1])
    .replaceAll('#a86a00', MARK.warning[1])
    .replaceAll('#6b7280', COLOUR.quiet)
    .replace(/<rect class="paper"[^>]*>/, '')
    .replace('<svg ', `<svg x="18" y="${y}" `);
  return own;
}

/** Rows of the first table of a section, cut to columns. */
function rows(content: ReportContent, y: number, xs: readonly number[], most: number): readonly Svg[] {
  const table = content.sections.find(({ tables }) => (tables[0]?.rows.length ?? 0) > 0)?.tables[0];
  const room = (i: number): number => Math.floor(((xs[i + 1] ?? WIDTH - 14) - (xs[i] ?? 0)) / 6.6);
  return [
    ...xs.map((x, i) => words(x, y, table?.columns[i]?.title ?? '', COLOUR.quiet, 600)),
    svg`<line x1="18" y1="${y + 6}" x2="${WIDTH - 18}" y2="${y + 6}" stroke="${COLOUR.text}"/>`,
    ...(table?.rows ?? []).slice(0, most).flatMap(({ cells }, row) =>
      xs.flatMap((x, i) => {
        const cell = cells[i];
        const base = y + 24 + row * 21;
        const mark = cell?.status === undefined ? undefined : MARK[cell.status];
        return [
          ...(mark === undefined ? [] : [words(x, base, mark[0], mark[1], 700)]),
          words(
            x + (mark === undefined ? 0 : 16),
            base,
            clippedTo(cell?.text.replaceAll('`', '') ?? '', room(i) - 2),
            i === 0 ? COLOUR.link : COLOUR.text,
            i === 0 ? 600 : 400,
          ),
        ];
      }),
    ),
  ];
}

/** By the name of their file, without its ending. */
export function walkthroughPictures(root: string): ReadonlyMap<string, string> {
  const draft = specOf(root, 'broken');
  const sound = specOf(root, 'two-tier');
  const schema = lineWith(draft, 'schema: schema2-compat');
  const components = lineWith(draft, 'components: [mmp]');
  const at = draft.text.indexOf('[mmp]') + 1;
  const offered = completionsAt(draft.snapshot, at, [])
    .slice(0, 6)
    .map(({ label }) => label);
  const from = draft.text.indexOf('schema2-compat');
  const fixes = actionsAt(draft.snapshot, draft.findings, { start: from, end: from }).map(({ title }) => title);
  const [sizing, ports] = [reportOf('summary', sound), reportOf('ports', sound)];
  const tiers = lineWith(draft, 'tiers:');
  return new Map([
    ['open', picture('A spec in the editor, what is wrong in it underlined', code(draft, tiers, 16))],
    [
      'complete',
      picture('A list of components below the cursor', [
        ...code(draft, components - 8, 16),
        ...list(190, 26 + 8 * LINE + 6, offered, 250),
      ]),
    ],
    [
      'fix',
      picture('An underlined word, and a list of fixes below it', [
        ...code(draft, schema - 5, 16),
        ...list(60, 26 + 5 * LINE + 8, fixes.slice(0, 5), 430),
      ]),
    ],
    [
      'sizing',
      picture('The summary of a spec: the verdict, and bars of what is needed and declared', [
        ...head(sizing, 'Summary'),
        words(18, 116, sizing.title, COLOUR.text, 700),
        words(18, 140, sizing.sections[0]?.heading ?? '', COLOUR.text, 600),
        BARS,
      ]).replace(BARS.text, () => bars(sizing, 150)),
    ],
    [
      'ports',
      picture('The port table: verdict, port, and who talks to whom', [
        ...head(ports, 'Ports'),
        words(18, 116, ports.subtitle ?? '', COLOUR.quiet),
        ...rows(ports, 140, [18, 130, 270], 7),
      ]),
    ],
  ]);
}
