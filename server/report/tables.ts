/** A report as text, Markdown, CSV or HTML. */
import { escapeCsv, oneLine } from './escape';
import { html, joined, markdown, type Html, type Markdown } from './markup';
import type { Cell, Column, Report, Section, Status, Table } from './report';

/** Columns are not made narrower than their longest word, but for words longer than this. */
const LONGEST_WORD = 20;
const GAP = 2;

/**
 * For a terminal: columns padded, figures to the right. With `width` (in characters), tables that are wider have the cells
 * of their left-aligned columns broken into lines.
 */
export function reportText(report: Report, width = Number.POSITIVE_INFINITY): string {
  const lines: string[] = heading(report.title, '=');
  if (report.subtitle !== undefined) lines.push(oneLine(report.subtitle));
  if (report.banner !== undefined) lines.push('', `! ${oneLine(report.banner)}`);
  for (const section of report.sections) {
    lines.push('', ...heading(section.heading, '-'));
    if (section.text !== undefined) lines.push(oneLine(section.text));
    for (const table of section.tables) {
      lines.push('');
      if (table.caption !== section.heading) lines.push(`${oneLine(table.caption)}:`);
      lines.push(...tableText(table, width));
    }
  }
  return `${lines.join('\n')}\n`;
}

function heading(text: string, underline: string): string[] {
  const line = oneLine(text);
  return [line, underline.repeat(lengthOf(line))];
}

/** In code points: close enough to columns for what specs hold. */
const lengthOf = (text: string): number => Array.from(text).length;

function tableText(table: Table, width: number): string[] {
  if (table.rows.length === 0) return [`  ${oneLine(table.empty)}`];
  const { columns } = table;
  const rows = cellsOf(table).map((row) => row.map(oneLine));
  const widths = widthsOf(columns, rows, width);
  const pad = (text: string, i: number): string => {
    const gap = ' '.repeat(Math.max(0, (widths[i] ?? 0) - lengthOf(text)));
    return columns[i]?.align === 'right' ? gap + text : text + gap;
  };
  const line = (row: readonly string[]): string => `  ${row.map(pad).join(' '.repeat(GAP))}`.trimEnd();
  const linesOf = (row: readonly string[]): string[] => {
    const broken = columns.map((_, i) => wrap(row[i] ?? '', widths[i] ?? 0));
    const height = Math.max(...broken.map((cell) => cell.length));
    return Array.from({ length: height }, (_, n) => line(broken.map((cell) => cell[n] ?? '')));
  };
  const [head = [], ...body] = rows;
  return [...linesOf(head), line(widths.map((each) => '-'.repeat(each))), ...body.flatMap(linesOf)];
}

/** Titles, then rows. */
const cellsOf = (table: Table): readonly (readonly string[])[] => [
  table.columns.map((column) => column.title),
  ...table.rows.map((row) => row.cells.map((cell) => cell.text)),
];

/** How wide each column is: as its widest cell, the widest of the left-aligned ones narrowed while the table is too wide. */
function widthsOf(columns: readonly Column[], rows: readonly (readonly string[])[], limit: number): readonly number[] {
  const widest = (i: number, of: (text: string) => number): number => Math.max(...rows.map((row) => of(row[i] ?? '')));
  const longestWord = (text: string): number => Math.max(...text.split(' ').map(lengthOf));
  const widths = columns.map((_, i) => widest(i, lengthOf));
  const room = columns.map(({ align }, i) =>
    align === 'right' ? 0 : (widths[i] ?? 0) - Math.min(LONGEST_WORD, widest(i, longestWord)),
  );
  let excess = widths.reduce((sum, each) => sum + GAP + each, 0) - limit;
  while (excess > 0) {
    const narrowable = columns.map((_, i) => i).filter((i) => (room[i] ?? 0) > 0);
    const place = narrowable.sort((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0))[0];
    if (place === undefined) break;
    widths[place] = (widths[place] ?? 0) - 1;
    room[place] = (room[place] ?? 0) - 1;
    excess--;
  }
  return widths;
}

/** Lines of at most `width` characters, broken at blanks, and within a word only where it is longer than a line. */
function wrap(text: string, width: number): readonly string[] {
  if (lengthOf(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (lengthOf(joined) <= width) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    let rest = Array.from(word);
    for (; rest.length > width; rest = rest.slice(width)) lines.push(rest.slice(0, width).join(''));
    line = rest.join('');
  }
  if (line !== '') lines.push(line);
  return lines;
}

export function reportMarkdown(report: Report): Markdown {
  const blocks = [markdown`# ${report.title}`];
  if (report.subtitle !== undefined) blocks.push(markdown`${report.subtitle}`);
  if (report.banner !== undefined) blocks.push(markdown`> ${report.banner}`);
  for (const section of report.sections) {
    blocks.push(markdown`## ${section.heading}`);
    if (section.text !== undefined) blocks.push(markdown`${section.text}`);
    for (const table of section.tables) {
      if (table.caption !== section.heading) blocks.push(markdown`**${table.caption}**`);
      blocks.push(tableMarkdown(table));
    }
  }
  return markdown`${joined(blocks, '\n\n')}\n`;
}

/** A table of GitHub's Markdown, or what one without rows means. */
export function tableMarkdown(table: Table): Markdown {
  if (table.rows.length === 0) return markdown`${table.empty}`;
  const line = (cells: readonly Markdown[]): Markdown => markdown`| ${joined(cells, ' | ')} |`;
  const [head = line([]), ...body] = cellsOf(table).map((row) => line(row.map((text) => markdown`${text}`)));
  const rule = line(table.columns.map(({ align }) => (align === 'right' ? markdown`---:` : markdown`---`)));
  return joined([head, rule, ...body], '\n');
}

/**
 * RFC 4180. Tables with the same columns become one, with a column more that says which each row is from; tables with other
 * columns follow after a blank line.
 */
export function reportCsv(report: Report): string {
  const groups = new Map<string, { readonly section: Section; readonly table: Table }[]>();
  for (const section of report.sections) {
    for (const table of section.tables) {
      if (table.rows.length === 0 || table.aside === true) continue;
      const key = JSON.stringify(table.columns.map((column) => column.title));
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [{ section, table }]);
      else group.push({ section, table });
    }
  }
  const line = (fields: readonly string[]): string => `${fields.map(escapeCsv).join(',')}\r\n`;
  return [...groups.values()]
    .map((group) => {
      const titles = group[0]?.table.columns.map((column) => column.title) ?? [];
      const several = group.length > 1;
      const rows = group.flatMap(({ section, table }) =>
        table.rows.map((row) => [...(several ? [nameOf(section, table)] : []), ...row.cells.map(csvText)]),
      );
      return [[...(several ? ['Table'] : []), ...titles], ...rows].map(line).join('');
    })
    .join('\r\n');
}

const nameOf = (section: Section, table: Table): string =>
  section.heading === table.caption ? table.caption : `${section.heading}: ${table.caption}`;

/** A dash stands for nothing. */
const csvText = (cell: Cell): string => (cell.text === '–' ? '' : cell.text);

const MARK: Readonly<Record<Status, { readonly mark: string; readonly word: string } | undefined>> = {
  good: { mark: '✓', word: 'ok' },
  warning: { mark: '!', word: 'warning' },
  bad: { mark: '✗', word: 'problem' },
  unknown: undefined,
};

const STYLE = html`
body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem;color:#1b1b1b;background:#fff}
table{border-collapse:collapse;margin:1rem 0;width:100%}
caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{border-bottom:1px solid #ccc;padding:.3rem .6rem;text-align:left;vertical-align:top;font-weight:400}
thead th{font-weight:600}
.r{text-align:right;font-variant-numeric:tabular-nums}
.explain{color:#555;font-size:.85em}
.bad{color:#a1260d;font-weight:600}
.warning{color:#7a4d00;font-weight:600}
.good{color:#1a6632}
.banner{border-left:4px solid #a1260d;padding-left:.8rem}
`;

/** A standalone page: no script, nothing fetched, fit for printing. */
export function reportHtml(report: Report): Html {
  const body = [
    html`<h1>${report.title}</h1>`,
    ...(report.subtitle === undefined ? [] : [html`<p>${report.subtitle}</p>`]),
    ...(report.banner === undefined ? [] : [html`<p class="banner">${report.banner}</p>`]),
    ...report.sections.map(sectionHtml),
  ];
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${report.title}</title>
<style>${STYLE}</style></head><body>
${joined(body, '\n')}
</body></html>
`;
}

function sectionHtml({ heading, text, picture, tables }: Section): Html {
  const parts = [
    html`<section><h2>${heading}</h2>`,
    ...(text === undefined ? [] : [html`<p>${text}</p>`]),
    ...(picture === undefined ? [] : [html`${picture}`]),
    ...tables.map(tableHtml),
    html`</section>`,
  ];
  return joined(parts, '\n');
}

function tableHtml(table: Table): Html {
  if (table.rows.length === 0) return html`<p>${table.empty}</p>`;
  const align = (i: number): Html => (table.columns[i]?.align === 'right' ? html` class="r"` : html``);
  const head = table.columns.map((column, i) => html`<th scope="col"${align(i)}>${column.title}</th>`);
  const cell = (value: Cell, i: number): Html =>
    i === 0 ? html`<th scope="row"${align(i)}>${cellHtml(value)}</th>` : html`<td${align(i)}>${cellHtml(value)}</td>`;
  const body = table.rows.map((row) => html`<tr>${row.cells.map(cell)}</tr>`);
  return html`<table><caption>${table.caption}</caption><thead><tr>${head}</tr></thead><tbody>
${joined(body, '\n')}
</tbody></table>`;
}

function cellHtml({ text, status, explain }: Cell): Html {
  const mark = status === undefined ? undefined : MARK[status];
  const shown =
    mark === undefined || status === undefined
      ? html`${text}`
      : html`<span class="${status}">${text} <span role="img" aria-label="${mark.word}">${mark.mark}</span></span>`;
  return explain === undefined ? shown : html`${shown}<br><span class="explain">${explain}</span>`;
}
