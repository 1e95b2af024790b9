/** Counts of rows by two of their properties, as a table whose cells choose these rows. */
import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Matrix, MatrixCell } from '../../server/report/content';
import { spokenStatus, stopWhereScrolled } from './parts';

interface Options {
  /** What is chosen now. */
  readonly tag: string | undefined;
  readonly choose: (tag: string | undefined) => void;
}

const watched = new WeakMap<Element, ResizeObserver>();
const watch = ref((node) => {
  if (node instanceof HTMLElement && !watched.has(node)) watched.set(node, stopWhereScrolled(node));
});

export const matrixOf = (matrix: Matrix, options: Options): TemplateResult =>
  html`<div class="scroller matrix" role="group" aria-label=${matrix.caption} ${watch}>
    <table @keydown=${moveWithin}>
      <caption>
        ${matrix.caption}
      </caption>
      <thead>
        <tr>
          <td class="corner">${matrix.rowTitle} <span aria-hidden="true">↓</span> ${matrix.columnTitle} <span aria-hidden="true">→</span></td>
          ${matrix.columns.map((title) => html`<th scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${matrix.rows.map(
          (title, row) =>
            html`<tr>
              <th scope="row">${title}</th>
              ${matrix.columns.map((_, column) => html`<td>${cellOf(matrix.cells[row]?.[column] ?? null, options)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;

function cellOf(cell: MatrixCell | null, { tag, choose }: Options): TemplateResult {
  if (cell === null) return html`<span class="none" aria-hidden="true">·</span>`;
  const inside = html`${spokenStatus(cell.status)}<span class="amount">${cell.text}</span>${
    cell.note === undefined ? nothing : html` <span class="note">${cell.note}</span>`
  }`;
  const own = cell.tag;
  const look = `cell ${cell.status === undefined ? '' : `cell-${cell.status}`}`;
  if (own === undefined) return html`<span class=${look} title=${cell.explain}>${inside}</span>`;
  const pressed = own === tag;
  return html`<button
    type="button"
    class=${look}
    title=${cell.explain}
    aria-pressed=${pressed ? 'true' : 'false'}
    @click=${() => {
      choose(pressed ? undefined : own);
    }}
  >
    ${inside}<span class="spoken">. ${cell.explain}</span>
  </button>`;
}

/** Arrow keys between the cells; the tab key stops at each all the same, for there are few. */
function moveWithin(event: KeyboardEvent): void {
  const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
  const cell = event.target instanceof Element ? event.target.closest('td') : null;
  const row = cell?.parentElement;
  const table = cell?.closest('table');
  if (step === undefined || !cell || !(row instanceof HTMLTableRowElement) || !table) return;
  const [down = 0, right = 0] = step;
  for (
    let y = row.rowIndex + down, x = cell.cellIndex + right;
    y >= 0 && y < table.rows.length && x >= 0 && x < row.cells.length;
    y += down, x += right
  ) {
    const button = table.rows[y]?.cells[x]?.querySelector('button');
    if (!button) continue;
    event.preventDefault();
    button.focus();
    return;
  }
}
