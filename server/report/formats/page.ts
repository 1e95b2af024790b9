/** Pages for a browser and a printer: no script, nothing fetched. What reports are made of, as HTML. */
import type { Cell, Column, Matrix, MatrixCell, Row, RowPlace, Section, Status, Table, Verdict } from '../content';
import { clippedTo } from '../../words/columns';
import { html, htmlProse, joined, type Html } from '../markup';
import { rowGroups } from '../row-groups';
import type { Notes } from './notes';
import { pageStyle } from './page-style';

/** What stands at the edge of each printed sheet. */
export interface PageHead {
  readonly title: string;
  /** Of a document: a line below the title on the first sheet, and at the foot of each. */
  readonly made?: string;
}

/** A standalone page. */
export const pageOf = ({ title, made }: PageHead, body: readonly Html[]): Html => html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${pageStyle}
@page{@top-left{content:"${cssText(title)}"}${made === undefined ? '' : html`@top-right{content:"Deployment report"}@bottom-left{content:"${cssText(made)}"}`}}</style></head><body>
${joined(body, '\n')}
</body></html>
`;

/** Most characters of a running head. */
const HEAD = 90;

/** Text in a CSS string: all but letters and digits as escapes, so that none of it ends the string or the style sheet. */
const cssText = (text: string): string =>
  clippedTo(text, HEAD).replaceAll(/[^A-Za-z0-9 ]/gu, (char) => `\\${(char.codePointAt(0) ?? 0).toString(16)} `);

const MARK: Readonly<Record<Status, { readonly mark: string; readonly word: string }>> = {
  good: { mark: '✓', word: 'ok' },
  warning: { mark: '!', word: 'warning' },
  bad: { mark: '✗', word: 'problem' },
  unknown: { mark: '–', word: 'not known' },
};

const marked = (status: Status | undefined): Html => {
  if (status === undefined || status === 'unknown') return html``;
  const { mark, word } = MARK[status];
  return html`<span class="mark ${status}" role="img" aria-label="${word}">${mark}</span> `;
};

export const verdictHtml = ({ status, text, parts }: Verdict): Html => html`<div class="verdict ${status}">
<p class="answer">${marked(status)}${htmlProse(text)}</p>
<dl>${parts.map(
  (part) =>
    html`<div><dt>${part.title}</dt><dd>${marked(part.status)}${htmlProse(part.text)}${
      part.explain === undefined ? '' : html`<span class="explain">${htmlProse(part.explain)}</span>`
    }</dd></div>`,
)}</dl>
</div>`;

/** `level` is that of its heading; its tables say the same as its picture and matrix. */
export function sectionHtml(
  { heading, text, picture, matrix, tables }: Section,
  level: 2 | 3,
  more: SectionParts = {},
): Html {
  const parts = [
    level === 2 ? html`<section><h2>${htmlProse(heading)}</h2>` : html`<section><h3>${htmlProse(heading)}</h3>`,
    ...(text === undefined ? [] : [html`<p>${htmlProse(text)}</p>`]),
    ...(picture === undefined ? [] : [html`<div class="picture ${picture.kind}">${picture.svg}</div>`]),
    ...(matrix === undefined ? [] : [matrixHtml(matrix)]),
    ...tables.map((table) => tableHtml(table, table.caption === heading, more)),
    html`</section>`,
  ];
  return joined(parts, '\n');
}

function matrixHtml({ caption, rowTitle, columnTitle, rows, columns, cells }: Matrix): Html {
  const cell = (value: MatrixCell | null | undefined): Html => {
    if (value === null || value === undefined) return html`<td></td>`;
    const note = value.note === undefined ? '' : html`<br><span class="note">${value.note}</span>`;
    return html`<td class="${value.status ?? 'plain'}">${marked(value.status)}${value.text}${note}</td>`;
  };
  const body = rows.map(
    (title, i) => html`<tr><th scope="row">${title}</th>${columns.map((_, j) => cell(cells[i]?.[j]))}</tr>`,
  );
  return html`<div class="scroller"${focusable(caption)}><table class="matrix"><caption>${caption}</caption><thead><tr><th scope="col">${rowTitle} \u2193 ${columnTitle} \u2192</th>${columns.map(
    (title) => html`<th scope="col">${title}</th>`,
  )}</tr></thead><tbody>
${joined(body, '\n')}
</tbody></table></div>`;
}

export interface SectionParts {
  /** An address that leads to a line of a spec. */
  readonly linkTo?: ((place: RowPlace) => string) | undefined;
  /** Where sources are written; without it each row has its own. */
  readonly notes?: Notes;
}

function tableHtml(table: Table, isNamed: boolean, { linkTo, notes }: SectionParts): Html {
  if (table.rows.length === 0) return html`<p class="empty">${htmlProse(table.empty)}</p>`;
  const shown = table.columns.flatMap((column, index) => (column.aside === true ? [] : [{ column, index }]));
  const more = table.columns.flatMap((column, index) => (column.aside === true ? [{ column, index }] : []));
  const width = shown.length + (more.length > 0 ? 1 : 0);
  const head = [
    ...shown.map(({ column }) => html`<th scope="col"${alignOf(column)}>${column.title}</th>`),
    ...(more.length > 0 ? [html`<th scope="col" class="more">More</th>`] : []),
  ];
  const leading = Math.max(
    0,
    table.columns.findIndex(({ leads }) => leads === true),
  );
  const usual = notes === undefined ? new Map<number, string>() : usualOf(table);
  const rowHtml = ({ cells, place: source, group }: Row): Html => {
    const explained = cells.flatMap(({ explain }) =>
      explain === undefined ? [] : [notes?.taken(explain) ?? { text: explain, mark: html`` }],
    );
    // A source that several cells of a row share is marked once.
    const marks = [...new Map(explained.map(({ mark }) => [mark.text, mark])).values()];
    const own = shown.map(({ column, index }, place) => {
      const text = place === 0 ? html`${cellHtml(cells[index])}${marks}` : cellHtml(cells[index]);
      const inside =
        source === undefined || linkTo === undefined || index !== leading
          ? text
          : html`<a href="${linkTo(source)}">${text}</a>`;
      const look = (cells[index]?.text.length ?? 0) > LONG ? html` class="long"` : alignOf(column);
      return place === 0 ? html`<th scope="row"${look}>${inside}</th>` : html`<td${look}>${inside}</td>`;
    });
    const isWrong = cells[0]?.status === 'bad' || cells[0]?.status === 'warning';
    const others = more.flatMap(({ column, index }) => {
      if (notes !== undefined && column.grouped === true && group !== undefined && !isWrong) return [];
      const common = usual.get(index);
      if (common === undefined) return asideHtml(column, cells[index]);
      return common === cells[index]?.text ? [] : [namedHtml(column, cells[index])];
    });
    if (more.length > 0) own.push(html`<td class="more">${joined(others, ' ')}</td>`);
    const why = explained.flatMap(({ text }) => (text === '' ? [] : [html`<p>${htmlProse(text)}</p>`]));
    const below = why.length === 0 ? '' : html`\n<tr class="why"><td colspan="${width}">${why}</td></tr>`;
    return html`<tr>${own}</tr>${below}`;
  };
  const bodies = rowGroups(table).map(({ title: group, rows }) => {
    const title =
      group === undefined
        ? html``
        : html`<tr class="group"><th scope="rowgroup" colspan="${width}">${htmlProse(group)}</th></tr>\n`;
    return html`<tbody>${title}${joined(rows.map(rowHtml), '\n')}</tbody>`;
  });
  const caption = html`<caption${isNamed ? html` class="named"` : ''}>${table.caption}</caption>`;
  const told = table.columns.flatMap((column, index) =>
    usual.has(index) ? [namedHtml(column, { text: usual.get(index) ?? '' })] : [],
  );
  const first =
    told.length === 0 ? '' : html`<p class="usual">Where a row says nothing else: ${joined(told, ' ')}</p>\n`;
  return html`${first}<div class="scroller"${focusable(table.caption)}><table${more.length >= MUCH ? html` class="much"` : ''}>${caption}<thead><tr>${head}</tr></thead>
${joined(bodies, '\n')}</table></div>`;
}

/** What is wider than the window is moved by keys too. */
const focusable = (caption: string): Html => html` tabindex="0" role="group" aria-label="${caption}"`;

/** Longer texts get room, so that lists of names are no columns of single words. */
const LONG = 200;

const alignOf = ({ align }: Column): Html => (align === 'right' ? html` class="r"` : html``);

function asideHtml(column: Column, cell: Cell | undefined): readonly Html[] {
  return cell === undefined || isNothing(cell.text) ? [] : [namedHtml(column, cell)];
}

const isNothing = (text: string): boolean => text === '' || text === '–';

const namedHtml = ({ title }: Column, cell: Cell | undefined): Html =>
  html`<span class="aside"><b>${title}</b> ${cellHtml(cell?.text === '' ? { ...cell, text: '–' } : cell)}</span>`;

/** By column, what most rows say in it where that is short: it is told once, above the table. */
function usualOf({ columns, rows }: Table): ReadonlyMap<number, string> {
  const usual = new Map<number, string>();
  if (rows.length < FEW_ROWS) return usual;
  columns.forEach((column, index) => {
    if (column.aside !== true || column.grouped === true) return;
    const counts = new Map<string, number>();
    for (const { cells } of rows) {
      const { text = '', status } = cells[index] ?? {};
      if (!isNothing(text) && status === undefined && text.length <= SHORT)
        counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    for (const [text, times] of counts) if (times * 2 > rows.length) usual.set(index, text);
  });
  return usual;
}

/** So few rows are read without looking back at what is above them. */
const FEW_ROWS = 4;
const SHORT = 60;

/** So many columns below one another need room. */
const MUCH = 4;

function cellHtml(cell: Cell | undefined): Html {
  const { text = '', status } = cell ?? {};
  if (status === undefined || status === 'unknown') return htmlProse(text);
  return html`<span class="${status}">${marked(status)}${htmlProse(text)}</span>`;
}
