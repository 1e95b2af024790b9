/** Whether the design is sound, above the tabs: a sentence, and its parts, each of which leads to its rows. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Verdict, VerdictPart } from '../../server/report/content';
import { plain, prose, spokenStatus, statusIcon } from './parts';

interface Options {
  readonly follow: (part: VerdictPart) => void;
  /** Whether it is said how the parts came about. */
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
}

export function verdictOf(verdict: Verdict, { follow, open, setOpen }: Options): TemplateResult {
  return html`<section class="verdict verdict-${verdict.status}" aria-label="Verdict">
    <p class="sentence">
      ${spokenStatus(verdict.status)}<span
        class="sentence-text ${open ? '' : 'short'}"
        title=${open ? nothing : plain(verdict.text)}
        >${prose(verdict.text)}</span
      >
      <button
        type="button"
        class="link"
        aria-expanded=${open ? 'true' : 'false'}
        aria-controls="verdict-details"
        @click=${() => {
          setOpen(!open);
        }}
      >
        ${open ? 'Less' : 'Details'}
      </button>
    </p>
    <ul class="parts">
      ${verdict.parts.map(
        (part) =>
          html`<li>
            <button
              type="button"
              class="part"
              title=${plain(aboutOf(part))}
              @click=${() => {
                follow(part);
              }}
            >
              ${part.status === undefined ? html`<span class="no-status"></span>` : spokenStatus(part.status)}
              <span class="part-text"><b>${part.title}:</b> ${prose(part.short ?? part.text)}</span>
            </button>
          </li>`,
      )}
    </ul>
    ${
      open
        ? html`<dl id="verdict-details">
            ${verdict.parts.map(
              ({ title, text, explain, status }) =>
                html`<div>
                  <dt>${statusIcon(status)}${title}: ${prose(text)}</dt>
                  ${explain === undefined ? nothing : html`<dd class="why">${prose(explain)}</dd>`}
                </div>`,
            )}
          </dl>`
        : nothing
    }
  </section>`;
}

/** In full, where the line has less. */
const aboutOf = ({ title, text, short, explain }: VerdictPart): string =>
  [
    ...(short === undefined && explain !== undefined ? [] : [`${title}: ${text}`]),
    ...(explain === undefined ? [] : [explain]),
  ].join('\n');
