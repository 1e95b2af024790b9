/** Small pieces that several parts of the page are made of. Text goes into templates as text, never as markup. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Status } from '../../server/report/content';

/** A shape each; the text beside it says the same in words. */
const STATUS: Readonly<Record<Status, string>> = {
  good: 'M6.5 12.5 2 8l1.4-1.4 3.1 3.1L12.6 3.6 14 5z',
  warning: 'M8 1.5 15.5 14.5H.5zM7.2 6v4.2h1.6V6zm0 5.2v1.6h1.6v-1.6z',
  bad: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zM5.6 4.5 4.5 5.6 6.9 8l-2.4 2.4 1.1 1.1L8 9.1l2.4 2.4 1.1-1.1L9.1 8l2.4-2.4-1.1-1.1L8 6.9z',
  unknown: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 1.4a5.6 5.6 0 1 0 0 11.2A5.6 5.6 0 0 0 8 2.4zM4.8 7.2h6.4v1.6H4.8z',
};
const STATUS_WORD: Readonly<Record<Status, string>> = {
  good: 'good',
  warning: 'warning',
  bad: 'bad',
  unknown: 'not known',
};
const COPY = 'M5 1h8l1 1v9h-1.4V2.4H5zM2 4h8l1 1v10H2zm1.4 1.4v8.2h6.2V5.4z';
const CHEVRON = 'M5.7 13.7 5 13l4.6-4.6v-.8L5 3l.7-.7 5.3 5.3v.8z';

/** A 16 by 16 picture in the colour of the text, for the eye only. */
const icon = (name: string, path: string): TemplateResult =>
  html`<svg class="icon ${name}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    ${svg`<path d=${path} fill="currentColor" fill-rule="evenodd"></path>`}
  </svg>`;

export const chevron = (): TemplateResult => icon('chevron', CHEVRON);
export const copyIcon = (): TemplateResult => icon('copy', COPY);

/** The shape of a status whose words stand beside it. */
export const statusIcon = (status: Status | undefined): TemplateResult | typeof nothing =>
  status === undefined ? nothing : icon(`status ${status}`, STATUS[status]);

/** The shape of a status, and its word for whoever does not see it. */
export const spokenStatus = (status: Status | undefined): TemplateResult | typeof nothing =>
  status === undefined ? nothing : html`${statusIcon(status)}<span class="spoken">${STATUS_WORD[status]}: </span>`;

/** Text whose `quoted` words are set as code. */
export const prose = (text: string): readonly (string | TemplateResult)[] =>
  text.split(/`([^`]+)`/).map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part));

/** `1 row`, `1,204 rows`. */
export const rowCount = (amount: number): string =>
  `${amount.toLocaleString('en-US')} ${amount === 1 ? 'row' : 'rows'}`;

/** Text for an attribute, where the quotes of code would only be in the way. */
export const plain = (text: string): string => text.replaceAll('`', '');

/** Here the least of a page's columns fall away, into the rows that are opened: beside the text of a small window. */
export const narrowPage = matchMedia('(width < 560px)');

/** Gives a stop of the tab key to an element while there is something to scroll in it, and only then. */
export function stopWhereScrolled(scroller: HTMLElement): ResizeObserver {
  const look = new ResizeObserver(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = scroller;
    if (scrollWidth > clientWidth || scrollHeight > clientHeight) scroller.tabIndex = 0;
    else scroller.removeAttribute('tabindex');
  });
  look.observe(scroller);
  for (const child of scroller.children) look.observe(child);
  return look;
}
