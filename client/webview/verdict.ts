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
  const explained = verdict.parts.filter(({ explain }) => explain !== undefined);
  return html`<section class="verdict verdict-${verdict.status}" aria-label="Verdict">
    <p class="sentence">
      ${spokenStatus(verdict.status)}<span>${prose(verdict.text)}</span>
      ${
        explained.length === 0
          ? nothing
          : html`<button
              type="button"
              class="link"
              aria-expanded=${open ? 'true' : 'false'}
              aria-controls="verdict-details"
              @click=${() => {
                setOpen(!open);
              }}
            >
              ${open ? 'Less' : 'Details'}
            </button>`
      }
    </p>
    <ul class="parts">
      ${verdict.parts.map(
        (part) =>
          html`<li>
            <button
              type="button"
              class="part"
              title=${plain(part.explain ?? `${part.title}: ${part.text}`)}
              @click=${() => {
                follow(part);
              }}
            >
              ${part.status === undefined ? html`<span class="no-status"></span>` : spokenStatus(part.status)}
              <span class="part-text"><b>${part.title}</b> ${prose(part.text)}</span>
            </button>
          </li>`,
      )}
    </ul>
    ${
      open && explained.length > 0
        ? html`<dl id="verdict-details">
            ${explained.map(
              ({ title, text, explain, status }) =>
                html`<div>
                  <dt>${statusIcon(status)}${title}: ${prose(text)}</dt>
                  <dd class="why">${prose(explain ?? '')}</dd>
                </div>`,
            )}
          </dl>`
        : nothing
    }
  </section>`;
}
