/** A document of everything about a spec, as one page. */
import type { Chapter, ReportDocument } from '../document/document';
import { html, htmlProse, joined, type Html } from '../markup';
import { pageOf, sectionHtml, verdictHtml } from './page';

/** A standalone page with a table of contents, fit for printing. `made`: when and by what, in words. */
export function documentHtml({ title, banner, verdict, chapters, details }: ReportDocument, made: string): Html {
  const contents = [...chapters, ...details].map(
    ({ id, title: chapter }) => html`<li><a href="#${id}">${chapter}</a></li>`,
  );
  return pageOf({ title, made }, [
    html`<header><h1>${title}</h1><p class="made">${made}</p></header>`,
    ...(banner === undefined ? [] : [html`<p class="banner" role="note">${htmlProse(banner)}</p>`]),
    html`<main>`,
    verdictHtml(verdict),
    html`<nav aria-label="Contents"><h2>Contents</h2><ol>${contents}</ol></nav>`,
    ...[...chapters, ...details].map(chapterHtml),
    html`</main>`,
  ]);
}

/** A chapter begins a sheet, but for the first and for what is short. */
function chapterHtml({ id, title, subtitle, sections }: Chapter, index: number): Html {
  const rows = sections.flatMap(({ tables }) => tables.flatMap((table) => table.rows));
  const letters = rows.reduce((sum, { cells }) => sum + cells.reduce((own, { text }) => own + text.length, 0), 0);
  const isShort = rows.length < SHORT && letters < FEW && sections.every(({ picture }) => picture === undefined);
  const follows = index === 0 || isShort;
  return html`<div class="chapter${follows ? ' follows' : ''}" id="${id}"><h2>${title}</h2>${
    subtitle === undefined ? '' : html`<p class="subtitle">${htmlProse(subtitle)}</p>`
  }
${joined(
  sections.map((section) => sectionHtml(section, 3)),
  '\n',
)}</div>`;
}

/** Rows of a chapter that need no sheet of their own. */
const SHORT = 12;
/** And characters in them: a single row may fill a sheet. */
const FEW = 3000;
