/** A document of everything about a spec, as one page. */
import type { Chapter, ReportDocument } from '../document/document';
import { html, htmlProse, joined, type Html } from '../markup';
import { Notes } from './notes';
import { pageOf, sectionHtml, verdictHtml } from './page';

/** A standalone page with a table of contents, fit for printing. `made`: when and by what, in words. */
export function documentHtml({ title, banner, verdict, chapters, details }: ReportDocument, made: string): Html {
  const notes = new Notes();
  const body = [
    ...chapters.map((chapter, i) => chapterHtml(chapter, i === 0 ? 'first' : 'read', notes)),
    ...details.map((chapter, i) => chapterHtml(chapter, i === 0 ? 'lookup' : 'more', notes)),
  ];
  if (!notes.isEmpty)
    body.push(html`<div class="chapter lookup more" id="${SOURCES.id}"><h2>${SOURCES.title}</h2>\n${notes.list}</div>`);
  const contents = [...chapters, ...details, ...(notes.isEmpty ? [] : [SOURCES])].map(
    ({ id, title: chapter }) => html`<li><a href="#${id}">${chapter}</a></li>`,
  );
  return pageOf({ title, made }, [
    html`<header><h1>${title}</h1><p class="made">${made}</p></header>`,
    html`<main>`,
    ...(banner === undefined ? [] : [html`<p class="banner" role="note">${htmlProse(banner)}</p>`]),
    verdictHtml(verdict),
    html`<nav aria-label="Contents"><h2>Contents</h2><ol>${contents}</ol></nav>`,
    ...body,
    html`</main>`,
  ]);
}

/** What the numbers beside the figures mean. */
const SOURCES = { id: 'sources', title: 'Sources' } as const;

/** Read from the first to the last, or looked up: smaller, and none but the first begins a sheet. */
type Place = 'first' | 'read' | 'lookup' | 'more';

/** A chapter begins a sheet, but for the first and for what is short. */
function chapterHtml({ id, title, subtitle, sections }: Chapter, place: Place, notes: Notes): Html {
  const rows = sections.flatMap(({ tables }) => tables.flatMap((table) => table.rows));
  const letters = rows.reduce((sum, { cells }) => sum + cells.reduce((own, { text }) => own + text.length, 0), 0);
  const isShort = rows.length < SHORT && letters < FEW && sections.every(({ picture }) => picture?.kind !== 'topology');
  const follows = place === 'first' || (place === 'read' && isShort);
  const look = place === 'lookup' ? ' lookup' : place === 'more' ? ' lookup more' : follows ? ' follows' : '';
  return html`<div class="chapter${look}" id="${id}"><h2>${title}</h2>${
    subtitle === undefined ? '' : html`<p class="subtitle">${htmlProse(subtitle)}</p>`
  }
${joined(
  sections.map((section) => sectionHtml(section, 3, { notes })),
  '\n',
)}</div>`;
}

/** Rows of a chapter that need no sheet of their own. */
const SHORT = 12;
/** And characters in them: a single row may fill a sheet. */
const FEW = 3000;
