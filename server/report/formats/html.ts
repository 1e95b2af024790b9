/** A report as a page for a browser. */
import type { Cell, ReportContent, Row, Section, Status, Table } from '../content';
import { html, joined, type Html } from '../markup';
import { matrixTable } from '../matrix-table';
import { rowGroups, type RowGroup } from '../row-groups';

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
th.group{font-weight:600;padding-top:.9rem}
.explain{color:#555;font-size:.85em}
.bad{color:#a1260d;font-weight:600}
.warning{color:#7a4d00;font-weight:600}
.good{color:#1a6632}
.banner{border-left:4px solid #a1260d;padding-left:.8rem}
`;

/** A standalone page: no script, nothing fetched, fit for printing. */
export function reportHtml(report: ReportContent): Html {
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

function sectionHtml({ heading, text, picture, matrix, tables }: Section): Html {
  const parts = [
    html`<section><h2>${heading}</h2>`,
    ...(text === undefined ? [] : [html`<p>${text}</p>`]),
    ...(picture === undefined ? [] : [html`${picture.svg}`]),
    ...(matrix === undefined ? [] : [tableHtml(matrixTable(matrix))]),
    ...tables.map(tableHtml),
    html`</section>`,
  ];
  return joined(parts, '\n');
}

function tableHtml(table: Table): Html {
  if (table.rows.length === 0) return html`<p>${table.empty}</p>`;
  const align = (i: number): Html => (table.columns[i]?.align === 'right' ? html` class="r"` : html``);
  const all = [...table.columns.entries()];
  const shown = all.filter(([, { aside }]) => aside !== true);
  const aside = all.filter(([, column]) => column.aside === true);
  const width = shown.length + (aside.length > 0 ? 1 : 0);
  const rowHtml = ({ cells }: Row): Html => {
    const own = shown.map(([i], place) => {
      const inner = cellHtml(cells[i] ?? { text: '' });
      return place === 0 ? html`<th scope="row"${align(i)}>${inner}</th>` : html`<td${align(i)}>${inner}</td>`;
    });
    const details = aside.flatMap(([i, { title }]) => {
      const text = cells[i]?.text ?? '–';
      return text === '–' ? [] : [html`<span>${title}: ${text}</span>`];
    });
    return html`<tr>${own}${aside.length === 0 ? html`` : html`<td class="explain">${joined(details, ' | ')}</td>`}</tr>`;
  };
  const groupHtml = ({ title, rows }: RowGroup): Html => {
    const heading =
      title === undefined
        ? html``
        : html`<tr><th scope="rowgroup" colspan="${width}" class="group">${title}</th></tr>\n`;
    return html`<tbody>\n${heading}${joined(rows.map(rowHtml), '\n')}\n</tbody>`;
  };
  const head = shown.map(([i, { title }]) => html`<th scope="col"${align(i)}>${title}</th>`);
  const details = aside.length === 0 ? html`` : html`<th scope="col">Details</th>`;
  return html`<table><caption>${table.caption}</caption><thead><tr>${head}${details}</tr></thead>${rowGroups(table).map(groupHtml)}</table>`;
}

function cellHtml({ text, status, explain }: Cell): Html {
  const mark = status === undefined ? undefined : MARK[status];
  const shown =
    mark === undefined || status === undefined
      ? html`${text}`
      : html`<span class="${status}">${text} <span role="img" aria-label="${mark.word}">${mark.mark}</span></span>`;
  return explain === undefined ? shown : html`${shown}<br><span class="explain">${explain}</span>`;
}
