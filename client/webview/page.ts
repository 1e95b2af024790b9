/** The whole page: what it was told of, and how that looks. It computes nothing of the domain. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '@vscode-elements/elements/dist/vscode-button/vscode-button.js';
import type { Section, VerdictPart } from '../../server/report/content';
import { allReportKinds, reportKinds, type ReportKind } from '../../server/report/kinds';
import type { Picture, ToHost, ToPage } from '../shared/messages';
import type { Actions } from './actions';
import { CursorIndex, type RowAt } from './cursor';
import { hostRowsIn } from './host-rows';
import { keyOf, type Kept } from './kept';
import { prose } from './parts';
import { countOf, SectionElement } from './section';
import { verdictOf } from './verdict';

/** Tabs whose elements are kept, of all documents; those that were looked at longest ago are forgotten first. */
const MOST_SHEETS = 12;
/** Milliseconds until what was announced is taken away again. */
const SILENCE = 4000;

export interface Shown {
  readonly source: string | undefined;
  readonly tab: ReportKind;
  readonly locked: boolean;
}

interface Link {
  readonly post: (message: ToHost) => void;
  /** What is shown is another document or tab, or is locked. */
  readonly moved: (shown: Shown) => void;
  readonly kept: Kept;
}

/** What a tab of a document is made of. It stays as it is while another is shown: zoomed, opened and scrolled. */
interface Sheet {
  sections: ReadonlyMap<string, SectionElement>;
  /** How far down it was scrolled, in pixels. */
  top: number;
}

export class PageElement extends LitElement {
  readonly #link: Link;
  #picture: Picture | undefined;
  /** Why there is no picture. */
  #nothing: string | undefined;
  #name = '';
  #unsaved = false;
  #locked = false;
  #stale: string | undefined;
  #tab: ReportKind = 'summary';
  /** Another tab was asked for, or the first picture is awaited. */
  #busy = true;
  #said = '';
  #silence: ReturnType<typeof setTimeout> | undefined;
  #explainsVerdict = false;
  /** The rows that a part of the verdict leads to, once their tab is there. */
  #led: VerdictPart['leadsTo'] | undefined;
  #cursor: { readonly source: string; readonly lines: readonly number[] } | undefined;
  #index: CursorIndex | undefined;
  #current: readonly RowAt[] = [];
  /** By document and tab. */
  readonly #sheets = new Map<string, Sheet>();
  /** The sheet that comes to be shown is scrolled to where it was. */
  #restoring: Promise<void> = Promise.resolve();
  /** Counts what was set from outside of the parts that show it. */
  #edition = 0;

  readonly #actions: Actions = {
    reveal: (at, row, focus) => {
      this.#about((about) => ({ type: 'reveal', ...about, at, row, focus }));
    },
    copy: (at, format, chosen) => {
      this.#about((about) => ({ type: 'copy', ...about, at, format, ...chosen }));
    },
    fix: (at, row, fix) => {
      this.#about((about) => ({ type: 'fix', ...about, at, row, fix }));
    },
    fixAll: () => {
      this.#about((about) => ({ type: 'fix-all', ...about }));
    },
    assume: (values) => {
      this.#about((about) => ({ type: 'assume', ...about, values }));
    },
    write: () => {
      this.#about((about) => ({ type: 'write', ...about }));
    },
    image: (png) => {
      this.#about((about) => ({ type: 'image', ...about, png }));
    },
  };

  constructor(link: Link) {
    super();
    this.#link = link;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Says what the user was looking at, so that an old click never hits a new picture. */
  #about(then: (about: Pick<Picture, 'source' | 'kind' | 'version'>) => ToHost): void {
    if (this.#picture === undefined) return;
    const { source, kind, version } = this.#picture;
    this.#link.post(then({ source, kind, version }));
  }

  // ---- what the host says

  receive(message: ToPage): void {
    switch (message.type) {
      case 'report':
        this.#paint(message);
        break;
      case 'nothing':
        this.#picture = undefined;
        this.#index = undefined;
        this.#current = [];
        this.#led = undefined;
        this.#nothing = message.text;
        this.#name = '';
        this.#unsaved = false;
        this.#stale = undefined;
        this.#tab = message.kind;
        this.#locked = message.locked;
        this.#busy = false;
        break;
      case 'cursor':
        this.#cursor = message;
        this.#mark();
        break;
      case 'say':
        this.#say(message.text);
        break;
    }
    this.requestUpdate();
  }

  #paint({ picture, name, unsaved, locked, stale }: Extract<ToPage, { type: 'report' }>): void {
    const before = this.#picture;
    const other = before?.source !== picture.source || before.kind !== picture.kind;
    if (other && before !== undefined) this.#sheetOf(before).top = scrollY;
    this.#picture = picture;
    this.#name = name;
    this.#unsaved = unsaved;
    this.#locked = locked;
    this.#stale = stale;
    this.#tab = picture.kind;
    this.#busy = false;
    this.#index = undefined;
    this.#link.moved({ source: picture.source, tab: picture.kind, locked });
    if (other) {
      this.#current = [];
      this.#restoring = this.#restore(this.#sheetOf(picture).top);
    }
    this.#mark();
    if (this.#led?.kind === picture.kind) this.#lead(this.#led);
  }

  /** Once all of it is laid out, and before it is seen. */
  async #restore(top: number): Promise<void> {
    await this.updateComplete;
    await new Promise((done) => requestAnimationFrame(done));
    scrollTo({ top });
  }

  #sheetOf({ source, kind }: Picture): Sheet {
    const key = keyOf(source, kind);
    const sheet = this.#sheets.get(key) ?? { sections: new Map<string, SectionElement>(), top: 0 };
    this.#sheets.delete(key);
    this.#sheets.set(key, sheet);
    for (const oldest of this.#sheets.keys()) {
      if (this.#sheets.size <= MOST_SHEETS) break;
      this.#sheets.delete(oldest);
    }
    return sheet;
  }

  #say(text: string): void {
    this.#said = text;
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      this.#said = '';
      this.requestUpdate();
    }, SILENCE);
  }

  // ---- the cursor

  /** Marks the rows that the cursor is in; those that came to be marked are scrolled to. */
  #mark(): void {
    const { source, lines } = this.#cursor ?? {};
    const picture = this.#picture;
    if (picture === undefined || source !== picture.source || lines === undefined) {
      this.#current = [];
      return;
    }
    this.#index ??= new CursorIndex(source, picture.report.sections);
    const next = this.#index.at(lines);
    const moved = JSON.stringify(next) !== JSON.stringify(this.#current);
    this.#current = next;
    // Who works in the preview is not carried off, nor who has just been led elsewhere.
    if (moved && !document.hasFocus() && this.#led === undefined) void this.#follow().catch(() => undefined);
  }

  /** To the first row that can be seen, else to what hides it. */
  async #follow(): Promise<void> {
    await this.updateComplete;
    await this.#restoring;
    const elements = this.#sectionElements();
    const open = this.#current.find(({ section }) => elements[section]?.isOpen === true) ?? this.#current[0];
    if (open !== undefined) await elements[open.section]?.bringIntoSight(open);
  }

  #sectionElements(): readonly SectionElement[] {
    return [...this.querySelectorAll('commspec-section')].filter((element) => element instanceof SectionElement);
  }

  // ---- what the user wants

  #ask(kind: ReportKind): void {
    if (kind === this.#tab) return;
    this.#tab = kind;
    this.#busy = true;
    this.#link.post({ type: 'tab', kind });
    this.requestUpdate();
  }

  #followPart({ leadsTo }: VerdictPart): void {
    this.#led = leadsTo;
    if (leadsTo.kind === this.#picture?.kind && !this.#busy) this.#lead(leadsTo);
    else this.#ask(leadsTo.kind);
    this.requestUpdate();
  }

  /** Chooses the rows with a tag wherever there are some, and goes to the first of them. */
  #lead({ tag }: VerdictPart['leadsTo']): void {
    this.#led = undefined;
    const { kept } = this.#link;
    const picture = this.#picture;
    if (picture === undefined) return;
    let first: number | undefined;
    picture.report.sections.forEach((section, index) => {
      const key = keyOf(picture.source, picture.kind, section.heading);
      const { tag: _, ...state } = kept.section(key);
      const isMeant = tag !== undefined && countOf(section, tag) > 0;
      if (isMeant) first ??= index;
      kept.setSection(
        key,
        isMeant
          ? { ...state, tag, ...(section.folded === true || section.picture?.kind === 'chart' ? { open: true } : {}) }
          : state,
      );
    });
    this.#edition++;
    this.requestUpdate();
    const target = first;
    if (target !== undefined)
      void this.updateComplete
        .then(() => this.#restoring)
        .then(() => {
          this.#sectionElements()[target]?.scrollIntoView({ block: 'start' });
        })
        .catch(() => undefined);
  }

  readonly #onTabKey = (event: KeyboardEvent): void => {
    const at = allReportKinds.indexOf(this.#tab);
    const last = allReportKinds.length - 1;
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: last }[event.key];
    const kind = to === undefined ? undefined : allReportKinds[(to + allReportKinds.length) % allReportKinds.length];
    if (kind === undefined) return;
    event.preventDefault();
    this.#ask(kind);
    this.querySelector<HTMLElement>(`#tab-${kind}`)?.focus();
  };

  // ---- how it looks

  protected override render(): TemplateResult {
    const picture = this.#picture;
    const verdict = picture?.report.verdict;
    return html`<header>
        <p class="name">
          <span class="file">${this.#name}</span>${this.#unsaved ? html`<span class="unsaved">unsaved</span>` : nothing}
        </p>
        <p role="status" class="announcement">${this.#said}</p>
        <div class="actions">
          <vscode-button
            secondary
            class="lock"
            aria-pressed=${this.#locked ? 'true' : 'false'}
            title="Stay with this spec when another one becomes active"
            @click=${() => {
              this.#link.post({ type: 'lock', locked: !this.#locked });
            }}
            >${this.#locked ? 'Locked' : 'Lock'}</vscode-button
          >
          ${
            picture === undefined
              ? nothing
              : html`<vscode-button
                  secondary
                  @click=${() => {
                    this.#about((about) => ({ type: 'export', ...about }));
                  }}
                  >Export…</vscode-button
                >`
          }
        </div>
      </header>
      ${
        verdict === undefined
          ? nothing
          : verdictOf(verdict, {
              follow: (part) => {
                this.#followPart(part);
              },
              open: this.#explainsVerdict,
              setOpen: (open) => {
                this.#explainsVerdict = open;
                this.requestUpdate();
              },
            })
      }
      <main aria-busy=${this.#busy ? 'true' : nothing}>
      <div role="tablist" aria-label="What is shown of the spec" @keydown=${this.#onTabKey}>
        ${allReportKinds.map(
          (kind) =>
            html`<button
              type="button"
              role="tab"
              id="tab-${kind}"
              aria-controls="panel"
              aria-selected=${kind === this.#tab ? 'true' : 'false'}
              tabindex=${kind === this.#tab ? 0 : -1}
              @click=${() => {
                this.#ask(kind);
              }}
            >
              ${reportKinds[kind].tab}
            </button>`,
        )}
      </div>
      <div role="tabpanel" id="panel" tabindex="0" aria-labelledby="tab-${this.#tab}">
        ${this.#banner()} ${picture === undefined ? this.#empty() : this.#report(picture)}
      </div>
      </main>`;
  }

  #banner(): TemplateResult | typeof nothing {
    const text = this.#stale ?? this.#picture?.report.banner;
    if (text === undefined) return nothing;
    return html`<p class="banner">
      <span>${prose(text)}</span>
      ${
        this.#stale === undefined
          ? nothing
          : html`<vscode-button
              secondary
              @click=${() => {
                this.#about((about) => ({ type: 'current', ...about }));
              }}
              >Show what can be read</vscode-button
            >`
      }
    </p>`;
  }

  #empty(): TemplateResult {
    return this.#nothing === undefined
      ? html`<h1>Reading the spec…</h1>`
      : html`<h1>${reportKinds[this.#tab].tab}</h1>
          <p class="subtitle">${this.#nothing}</p>`;
  }

  #report(picture: Picture): TemplateResult {
    const { title, subtitle } = picture.report;
    const isBoard = isBoardOf(picture.report.sections);
    return html`<div class="title">
        <h1>${title}</h1>
        ${subtitle === undefined ? nothing : html`<p class="subtitle">${prose(subtitle)}</p>`}
      </div>
      <div class=${isBoard ? 'board' : ''}>
        ${repeat(
          this.#sections(picture),
          ([key]) => key,
          ([, element]) => element,
        )}
      </div>`;
  }

  /** The sections of a picture, each the element that it was before. */
  #sections(picture: Picture): ReadonlyMap<string, SectionElement> {
    const { source, kind, report } = picture;
    const sheet = this.#sheetOf(picture);
    const hosts = hostRowsIn(report.sections, this.#current);
    const isBoard = isBoardOf(report.sections);
    const named = new Map<string, number>();
    const sections = new Map<string, SectionElement>();
    report.sections.forEach((section, index) => {
      // Of sections of the same name, each has its own.
      const before = named.get(section.heading) ?? 0;
      named.set(section.heading, before + 1);
      const key = keyOf(source, kind, section.heading, before.toString());
      const element = sheet.sections.get(key) ?? new SectionElement();
      sections.set(
        key,
        Object.assign(element, {
          section,
          index,
          place: [source, kind],
          kept: this.#link.kept,
          actions: this.#actions,
          current: this.#current.filter((row) => row.section === index),
          hosts,
          half: isBoard,
          className: section.side === true ? 'side' : section.folded === true ? 'whole' : '',
          edition: this.#edition,
        }),
      );
    });
    sheet.sections = sections;
    return sections;
  }
}

/** Whether some of the sections stand beside the others, where there is room. */
const isBoardOf = (sections: readonly Section[]): boolean => sections.some(({ side }) => side === true);

customElements.define('commspec-page', PageElement);
