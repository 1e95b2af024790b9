/** A report as text, Markdown, CSV or HTML. */
import { escapeCsv, escapeMarkdown, escapeXml } from './escape';
import { printable } from './findings';
import type { Cell, Report, Status, Table } from './report';

const WORD: Readonly<Record<Status, string>> = { good: 'ok', warning: 'warning', bad: 'short', unknown: 'not given' };

const cellText = (cell: Cell): string => cell.text;

/** For a terminal: columns padded, figures to the right. */
export function reportText(report: Report): string {
  const lines: string[] = [report.title, '='.repeat(report.title.length)];
  if (report.subtitle !== undefined) lines.push(report.subtitle);
  if (report.banner !== undefined) lines.push('', `! ${report.banner}`);
  for (const section of report.sections) {
    lines.push('', section.heading, '-'.repeat(section.heading.length));
    if (section.text !== undefined) lines.push(section.text);
    for (const table of section.tables) {
      lines.push('');
      if (table.caption !== section.heading) lines.push(`${table.caption}:`);
      lines.push(...tableText(table));
    }
  }
  return `${printable(lines.join('\n'))}\n`;
}

function tableText(table: Table): string[] {
  if (table.rows.length === 0) return [`  ${table.empty}`];
  const cells = [table.columns.map((column) => column.title), ...table.rows.map((row) => row.cells.map(cellText))];
  const widths = table.columns.map((_, i) => Math.max(...cells.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `  ${row.map((text, i) => (table.columns[i]?.align === 'right' ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0))).join('  ')}`.trimEnd();
  const [head = [], ...body] = cells;
  return [line(head), `  ${widths.map((width) => '-'.repeat(width)).join('  ')}`, ...body.map(line)];
}

export function reportMarkdown(report: Report): string {
  const lines: string[] = [`# ${escapeMarkdown(report.title)}`];
  if (report.subtitle !== undefined) lines.push('', escapeMarkdown(report.subtitle));
  if (report.banner !== undefined) lines.push('', `> ${escapeMarkdown(report.banner)}`);
  for (const section of report.sections) {
    lines.push('', `## ${escapeMarkdown(section.heading)}`);
    if (section.text !== undefined) lines.push('', escapeMarkdown(section.text));
    for (const table of section.tables) {
      lines.push('');
      if (table.caption !== section.heading) lines.push(`**${escapeMarkdown(table.caption)}**`, '');
      lines.push(...tableMarkdown(table));
    }
  }
  return `${lines.join('\n')}\n`;
}

function tableMarkdown(table: Table): string[] {
  if (table.rows.length === 0) return [escapeMarkdown(table.empty)];
  const row = (texts: readonly string[]): string => `| ${texts.map(escapeMarkdown).join(' | ')} |`;
  return [
    row(table.columns.map((column) => column.title)),
    `| ${table.columns.map((column) => (column.align === 'right' ? '---:' : '---')).join(' | ')} |`,
    ...table.rows.map((line) => row(line.cells.map(cellText))),
  ];
}

/** RFC 4180: one table after the other, each with a header line; a blank line between them. */
export function reportCsv(report: Report): string {
  return report.sections
    .flatMap((section) => section.tables)
    .filter((table) => table.rows.length > 0)
    .map((table) => [table.columns.map((column) => column.title), ...table.rows.map((row) => row.cells.map(cellText))].map((row) => row.map(escapeCsv).join(',')).join('\r\n'))
    .join('\r\n\r\n')
    .concat('\r\n');
}

/** A standalone page: no script, nothing fetched, fit for printing. */
export function reportHtml(report: Report): string {
  const sections = report.sections.map((section) =>
    [
      `<section><h2>${escapeXml(section.heading)}</h2>`,
      ...(section.text === undefined ? [] : [`<p>${escapeXml(section.text)}</p>`]),
      ...section.tables.map(tableHtml),
      '</section>',
    ].join('\n'),
  );
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escapeXml(report.title)}</title>`,
    '<style>body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem;color:#1b1b1b;background:#fff}',
    'table{border-collapse:collapse;margin:1rem 0;width:100%}caption{text-align:left;font-weight:600;padding:.3rem 0}',
    'th,td{border-bottom:1px solid #ccc;padding:.3rem .6rem;text-align:left;vertical-align:top}.r{text-align:right;font-variant-numeric:tabular-nums}',
    '.explain{color:#555;font-size:.85em}.bad{color:#a1260d;font-weight:600}.warning{color:#7a4d00;font-weight:600}.good{color:#1a6632}.banner{border-left:4px solid #a1260d;padding-left:.8rem}</style></head><body>',
    `<h1>${escapeXml(report.title)}</h1>`,
    ...(report.subtitle === undefined ? [] : [`<p>${escapeXml(report.subtitle)}</p>`]),
    ...(report.banner === undefined ? [] : [`<p class="banner">${escapeXml(report.banner)}</p>`]),
    ...sections,
    '</body></html>',
    '',
  ].join('\n');
}

function tableHtml(table: Table): string {
  if (table.rows.length === 0) return `<p>${escapeXml(table.empty)}</p>`;
  const align = (i: number): string => (table.columns[i]?.align === 'right' ? ' class="r"' : '');
  const head = table.columns.map((column, i) => `<th scope="col"${align(i)}>${escapeXml(column.title)}</th>`).join('');
  const cell = (value: Cell, i: number): string => {
    const status = value.status === undefined ? '' : ` <span class="${value.status}">(${WORD[value.status]})</span>`;
    const explain = value.explain === undefined ? '' : `<br><span class="explain">${escapeXml(value.explain)}</span>`;
    const inner = `${escapeXml(value.text)}${status}${explain}`;
    return i === 0 ? `<th scope="row"${align(i)}>${inner}</th>` : `<td${align(i)}>${inner}</td>`;
  };
  const body = table.rows.map((row) => `<tr>${row.cells.map(cell).join('')}</tr>`).join('\n');
  return `<table><caption>${escapeXml(table.caption)}</caption><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table>`;
}
