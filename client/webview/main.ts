/** The page of the preview: paints the report that it is sent and says what the user does. It computes nothing. */
import { allReportKinds, reportKinds, type ReportKind } from '../../server/report/kinds';
import { readToPage, type Picture, type PreviewState, type ToHost } from '../shared/messages';
import { element, prose, set } from './dom';
import './style.css';
import { createReportView } from './tables';

const host = acquireVsCodeApi<PreviewState>();
const post = (message: ToHost): void => {
  host.postMessage(message);
};

let picture: Picture | undefined;
let shown: ReportKind = 'summary';
let locked = false;
/** Takes the last announcement away again. */
let silence: ReturnType<typeof setTimeout> | undefined;

/** Says what the user was looking at, so that an old click never hits a new picture. */
const about = (then: (picture: Picture) => ToHost): void => {
  if (picture !== undefined) post(then(picture));
};
const aboutOf = ({ source, kind, version }: Picture): Pick<Picture, 'source' | 'kind' | 'version'> => ({
  source,
  kind,
  version,
});

// ---- the frame

const fileName = element('span', { class: 'file' });
const unsaved = element('span', { class: 'unsaved', hidden: true }, 'unsaved');
const lock = element(
  'button',
  {
    type: 'button',
    class: 'quiet',
    'aria-pressed': 'false',
    title: 'Stay with this spec when another one becomes active',
  },
  'Lock',
);
const save = element('button', { type: 'button', class: 'quiet', hidden: true }, 'Export…');
const tabs = new Map(
  allReportKinds.map((kind) => [
    kind,
    element(
      'button',
      { type: 'button', role: 'tab', id: `tab-${kind}`, 'aria-controls': 'panel' },
      reportKinds[kind].tab,
    ),
  ]),
);
const tabList = element('div', { role: 'tablist', 'aria-label': 'What is shown of the spec' }, ...tabs.values());
const announcement = element('p', { role: 'status', class: 'announcement' });

const banner = element('p', { class: 'banner', hidden: true });
const title = element('h1');
const subtitle = element('p', { class: 'subtitle' });
const sections = element('div');
const panel = element('main', { role: 'tabpanel', id: 'panel', tabindex: '0' }, banner, title, subtitle, sections);
const report = createReportView(sections, {
  reveal: (at, row, focus) => {
    about((about) => ({ type: 'reveal', ...aboutOf(about), at, row, focus }));
  },
  copy: (at, format) => {
    about((about) => ({ type: 'copy', ...aboutOf(about), at, format }));
  },
});

document.body.append(
  element(
    'header',
    {},
    element('p', { class: 'name' }, fileName, unsaved),
    announcement,
    element('div', { class: 'actions' }, lock, save),
  ),
  tabList,
  panel,
);

lock.addEventListener('click', () => {
  post({ type: 'lock', locked: !locked });
});
save.addEventListener('click', () => {
  about((about) => ({ type: 'export', ...aboutOf(about) }));
});

// ---- tabs

function select(kind: ReportKind): void {
  for (const [other, tab] of tabs) {
    set(tab, { 'aria-selected': other === kind ? 'true' : 'false', tabindex: other === kind ? '0' : '-1' });
  }
  set(panel, { 'aria-labelledby': `tab-${kind}` });
  shown = kind;
}

function ask(kind: ReportKind): void {
  if (kind === shown) return;
  select(kind);
  set(panel, { 'aria-busy': 'true' });
  post({ type: 'tab', kind });
}

for (const [kind, tab] of tabs) {
  tab.addEventListener('click', () => {
    ask(kind);
  });
}
tabList.addEventListener('keydown', (event) => {
  const at = allReportKinds.indexOf(shown);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: allReportKinds.length - 1 }[event.key];
  const kind = to === undefined ? undefined : allReportKinds[(to + allReportKinds.length) % allReportKinds.length];
  if (kind === undefined) return;
  event.preventDefault();
  ask(kind);
  tabs.get(kind)?.focus();
});

// ---- what the host says

function setLocked(value: boolean): void {
  locked = value;
  set(lock, { 'aria-pressed': value ? 'true' : 'false' });
  lock.textContent = value ? 'Locked' : 'Lock';
}

function keep(): void {
  host.setState({ uri: picture?.source, tab: shown, locked });
}

function setBanner(text: string | undefined, stale: boolean): void {
  const current = element('button', { type: 'button' }, 'Show what can be read');
  current.addEventListener('click', () => {
    about((about) => ({ type: 'current', ...aboutOf(about) }));
  });
  if (banner.dataset['text'] === text) return;
  banner.hidden = text === undefined;
  set(banner, { 'data-text': text });
  banner.replaceChildren(element('span', {}, ...prose(text ?? '')), ...(stale ? [current] : []));
}

function paint(next: Picture, stale: string | undefined): void {
  const other = picture?.source !== next.source || picture.kind !== next.kind;
  picture = next;
  const { report: made } = next;
  setBanner(stale ?? made.banner, stale !== undefined);
  title.textContent = made.title;
  subtitle.textContent = made.subtitle ?? '';
  subtitle.hidden = made.subtitle === undefined;
  report.update(made.sections);
  if (other) scrollTo({ top: 0 });
}

addEventListener('message', (event) => {
  const message = readToPage(event.data);
  if (message === undefined) return;
  switch (message.type) {
    case 'report':
      fileName.textContent = message.name;
      unsaved.hidden = !message.unsaved;
      save.hidden = false;
      select(message.picture.kind);
      setLocked(message.locked);
      paint(message.picture, message.stale);
      set(panel, { 'aria-busy': undefined });
      keep();
      return;
    case 'nothing':
      picture = undefined;
      fileName.textContent = '';
      unsaved.hidden = true;
      save.hidden = true;
      select(message.kind);
      setLocked(message.locked);
      setBanner(undefined, false);
      title.textContent = reportKinds[message.kind].tab;
      subtitle.hidden = false;
      subtitle.textContent = message.text;
      report.update([]);
      set(panel, { 'aria-busy': undefined });
      return;
    case 'cursor':
      if (picture?.source === message.source) report.mark(message.source, message.lines);
      return;
    case 'say':
      announcement.textContent = message.text;
      clearTimeout(silence);
      silence = setTimeout(() => {
        announcement.textContent = '';
      }, 4000);
      return;
  }
});

select(shown);
title.textContent = 'Reading the spec…';
subtitle.hidden = true;
set(panel, { 'aria-busy': 'true' });
post({ type: 'ready' });
