/** The page of a rule as it is shown to people: without the section, the marks and the words at its fences that make it a test. */
import { readMarks } from '../test/support/marks';
import { FENCE, MORE, readRulePage, type Example } from '../test/support/rule-page';

/** In place of the marks, a sentence below a failing example says what is found in it, and where. */
export function helpPage(markdown: string): string {
  const examples = new Map(readRulePage(markdown).examples.map((example) => [example.line, example]));
  const shown: string[] = [];
  /** Inside a fence: what stands below it. */
  let below: readonly string[] | undefined;
  let isSpec = false;
  /** Inside the section that is for the test alone. */
  let isMore = false;
  markdown.split('\n').forEach((line, i) => {
    if (line.startsWith('## ')) isMore = line === `## ${MORE}`;
    if (isMore) return;
    const fence = below === undefined ? FENCE.exec(line) : null;
    if (fence !== null) {
      isSpec = fence[1] !== undefined;
      below = reported(examples.get(i + 1));
      shown.push(isSpec ? '```yaml' : '```diff');
    } else if (below !== undefined && line === '```') {
      shown.push(line, ...below);
      below = undefined;
    } else if (below === undefined || !isSpec || readMarks(line, 0) === undefined) shown.push(line);
  });
  return shown.join('\n');
}

/** What the rule of the page finds in an example, a list with a blank line before it; nothing where it finds nothing. */
function reported(example: Example | undefined): readonly string[] {
  const own = (example?.marks ?? []).filter(({ kind, message }) => kind === 'finding' && message !== undefined);
  const lines = own.map(({ place, message }) => `- Line ${(place.line + 1).toString()}: ${message ?? ''}`);
  return lines.length === 0 ? [] : ['', ...lines];
}
