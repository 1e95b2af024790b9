/** A user writes a spec from an empty file: what is accepted is proposed, what is typed are names and numbers that nobody else knows. */
import { expect, test } from 'vitest';
import { completionsAt } from '../../../server/language/completion';
import { analyse, snapshotOf } from '../../support/analyse';
import { rules } from '../../support/language';

/** An editor with tab stops, as far as a replay needs one. */
class Editor {
  text = '';
  #from = 0;
  #to = 0;
  #stops: { start: number; end: number }[] = [];

  /** Accepts what is proposed under a label. */
  pick(label: string): this {
    const items = completionsAt(snapshotOf(this.text), this.#to, rules);
    const item = items.find((candidate) => candidate.label === label);
    if (item === undefined)
      throw new Error(`no \`${label}\` of ${items.map((other) => other.label).join(' ')}\n${this.text}`);
    expect(item.also).toBeUndefined();
    const { text, stops } = item.snippet ? expanded(item.insertText) : { text: item.insertText, stops: [] };
    const { start } = item.replace;
    this.#write(item.replace.start, item.replace.end, text);
    this.#stops.unshift(...stops.map((stop) => ({ start: start + stop.start, end: start + stop.end })));
    return stops.length > 0 ? this.next() : this;
  }

  type(text: string): this {
    this.#write(this.#from, this.#to, text);
    return this;
  }

  /** To the next tab stop. */
  next(): this {
    const stop = this.#stops.shift();
    if (stop !== undefined) [this.#from, this.#to] = [stop.start, stop.end];
    return this;
  }

  /** A new line at the end, in a column. */
  line(column: number, begin = ''): this {
    this.#stops = [];
    this.#from = this.#to = this.text.length;
    return this.type(`\n${' '.repeat(column)}${begin}`);
  }

  #write(start: number, end: number, text: string): void {
    this.text = this.text.slice(0, start) + text + this.text.slice(end);
    const by = text.length - (end - start);
    this.#stops = this.#stops.map((stop) =>
      stop.start >= end ? { start: stop.start + by, end: stop.end + by } : stop,
    );
    this.#from = this.#to = start + text.length;
  }
}

/** A snippet as it is inserted, and where its stops are, by their numbers. */
function expanded(snippet: string): { text: string; stops: readonly { start: number; end: number }[] } {
  const stops: { number: number; start: number; end: number }[] = [];
  let text = '';
  let last = 0;
  for (const match of snippet.matchAll(/\$(?:(\d+)|\{(\d+)(?:\|([^,|]*)[^|]*\||:([^}]*))?\})/g)) {
    text += snippet.slice(last, match.index);
    const shown = match[3] ?? match[4] ?? '';
    stops.push({ number: Number(match[1] ?? match[2]), start: text.length, end: text.length + shown.length });
    text += shown;
    last = match.index + match[0].length;
  }
  return { text: text + snippet.slice(last), stops: stops.sort((a, b) => a.number - b.number) };
}

test('a spec of thirty lines is written with completion alone, and is sound', () => {
  const editor = new Editor();
  editor.pick('commspec').line(0).pick('name').type('siroe');
  for (const [key, value] of [
    ['suite', '7u3'],
    ['install', 'fresh'],
    ['environment', 'production'],
    ['architecture', 'single-tier'],
  ] as const)
    editor.line(0).pick(key).pick(value);
  editor.line(0).pick('users').pick('total').type('1000');
  editor.line(2).pick('bases').pick('mediumweight-imap');
  editor
    .line(6)
    .pick('share')
    .type('100%')
    .line(6)
    .pick('concurrent')
    .type('20%')
    .line(6)
    .pick('mailbox')
    .type('400 MB');
  editor.line(0).pick('directory').pick('schema').pick('schema2-native').line(2).pick('dit').pick('one-tree');
  editor.line(2).pick('provisioning').pick('delegated-administrator');
  editor.line(0).pick('tiers').type('1').next().type('mail').next();
  editor.pick('mta').type(', ').pick('message-store').type(', ').pick('webmail');
  editor.line(8).pick('zone').pick('intranet').line(8).pick('cpus').type('4').line(8).pick('memory').type('8 GB');
  editor.line(6, '- ').pick('name').type('web').line(8).pick('zone').pick('intranet').line(8).pick('components');
  for (const [index, id] of ['glassfish', 'convergence', 'webmail', 'delegated-administrator'].entries())
    editor.type(index === 0 ? '' : ', ').pick(id);
  editor.line(6, '- ').pick('name').type('ldap').line(8).pick('zone').pick('intranet');
  editor.line(8).pick('components').pick('directory-master');

  const lines = editor.text.split('\n');
  expect(lines.length, editor.text).toBeGreaterThanOrEqual(30);
  const { snapshot, findings } = analyse(editor.text);
  expect(snapshot.syntaxProblems).toEqual([]);
  const errors = findings.filter(({ severity, advice }) => severity === 'error' && !advice);
  expect(
    errors.map(({ code, message }) => `${code} ${message}`),
    editor.text,
  ).toEqual([]);
});
