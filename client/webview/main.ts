/** The page of the preview: paints the reports that it is sent and says what the user does. */
import { readState, readToPage, type PreviewState } from '../shared/messages';
import { Kept } from './kept';
import { PageElement, type Shown } from './page';
import './style.css';

/** What survives a reload: what the host reads of it, and what the page alone knows. */
type State = PreviewState & { readonly kept: unknown };

const host = acquireVsCodeApi<State>();
const stored = host.getState();
const { uri, tab, locked } = readState(stored);
let shown: Shown = { source: uri, tab, locked };

function store(): void {
  host.setState({ uri: shown.source, tab: shown.tab, locked: shown.locked, kept: kept.toStored() });
}

const kept = new Kept(stored?.kept, store);
const page = new PageElement({
  post: (message) => {
    host.postMessage(message);
  },
  moved: (next) => {
    shown = next;
    store();
  },
  kept,
});
document.body.append(page);
addEventListener('message', (event) => {
  const message = readToPage(event.data);
  if (message !== undefined) page.receive(message);
});
host.postMessage({ type: 'ready' });
