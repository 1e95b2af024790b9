import { afterEach, describe, expect, test } from 'vitest';
import type { ClientCapabilities, Hover } from 'vscode-languageserver/node';
import { PULL, PUSH, ROOT, Session } from '../support/session';

const SPEC = `commspec: 1
name: office
suite: 7u3
architecture: two-tier
directory:
  schema: schema2-compat
tiers:
  - tier: 1
    hosts:
      - name: web
        zone: dmz
        components: [convergence, webmail, glassfish]
`;

let session: Session;
afterEach(() => session.stop());

const codes = (diagnostics: readonly { code?: unknown }[]): unknown[] =>
  diagnostics.map((diagnostic) => diagnostic.code);

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const END = { start: { line: 999, character: 0 }, end: { line: 999, character: 0 } };

describe('diagnostics', () => {
  test('are pulled where the client can, and never pushed too', async () => {
    session = await Session.start(PULL);
    expect(session.result?.capabilities.diagnosticProvider).toBeDefined();
    const uri = await session.open(SPEC);
    const [diagnostic] = await session.diagnostics(uri);
    expect(diagnostic).toMatchObject({
      code: 'SCH001',
      source: 'commspec',
      severity: 1,
      range: { start: { line: 5, character: 10 }, end: { line: 5, character: 24 } },
    });
    expect(session.published).toEqual([]);
  });

  test('are pushed where the client cannot pull, with the version they are for', async () => {
    session = await Session.start(PUSH);
    expect(session.result?.capabilities.diagnosticProvider).toBeUndefined();
    const uri = await session.open(SPEC);
    await session.until(() => session.published.length > 0);
    expect(session.published[0]).toMatchObject({ uri, version: 1 });
    expect(codes(session.published[0]!.diagnostics)).toContain('SCH001');
    await session.edit(uri, 'schema2-compat', 'schema2-native');
    await session.until(() => session.published.some((published) => published.version === 2));
    expect(codes(session.published.at(-1)!.diagnostics)).not.toContain('SCH001');
  });

  test('of a burst of changes are published for the last version, never for one after a newer', async () => {
    session = await Session.start(PUSH);
    const uri = await session.open(SPEC);
    for (const letter of 'abcdefghij')
      await session
        .edit(uri, 'name: office', `name: office${letter}`)
        .then(() => session.edit(uri, `office${letter}`, 'office'));
    const last = session.document(uri).version;
    await session.until(() => session.published.at(-1)?.version === last);
    const versions = session.published.map((published) => published.version ?? 0);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
  });

  test('that did not change are not sent again', async () => {
    session = await Session.start(PULL);
    const uri = await session.open(SPEC);
    const first = await session.pull(uri);
    expect(await session.pull(uri, first.resultId)).toMatchObject({ kind: 'unchanged', resultId: first.resultId });
    await session.edit(uri, 'compat', 'native');
    expect(await session.pull(uri, first.resultId)).toMatchObject({ kind: 'full' });
  });

  test('that an edit left as they were are not sent again', async () => {
    session = await Session.start(PULL);
    const uri = await session.open(SPEC);
    const first = await session.pull(uri);
    await session.change(uri, [{ range: END, newText: '# a note' }]);
    expect(await session.pull(uri, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
    await session.change(uri, [{ range: START, newText: '# a note\n' }]);
    expect(await session.pull(uri, first.resultId)).toMatchObject({ kind: 'full' });
  });

  test('that an edit left as they were are not pushed again', async () => {
    session = await Session.start(PUSH);
    const uri = await session.open(SPEC);
    const first = await session.shown(uri);
    await session.change(uri, [{ range: END, newText: '# a note' }]);
    expect(await session.shown(uri)).toEqual(first);
    expect(session.published.map(({ version }) => version)).toEqual([1]);
    await session.change(uri, [{ range: START, newText: '# a note\n' }]);
    expect(await session.shown(uri)).not.toEqual(first);
    expect(session.published.map(({ version }) => version)).toEqual([1, 3]);
  });

  test('carry a link to the help where the client has a command for it', async () => {
    session = await Session.start(PULL, { helpCommand: 'commspec.explainRule' });
    const uri = await session.open(SPEC);
    const [diagnostic] = await session.diagnostics(uri);
    expect(diagnostic?.codeDescription?.href).toBe(`command:commspec.explainRule?${encodeURIComponent('["SCH001"]')}`);
  });

  test('carry the other side of a contradiction', async () => {
    session = await Session.start(PULL);
    const uri = await session.open(SPEC);
    const [diagnostic] = await session.diagnostics(uri);
    expect(diagnostic?.relatedInformation?.[0]).toMatchObject({ location: { uri, range: { start: { line: 11 } } } });
  });

  test('follow the settings, and settings the spec', async () => {
    session = await Session.start(PULL, { settings: { rules: { SCH001: 'warning' } } });
    const uri = await session.open(SPEC);
    expect((await session.diagnostics(uri))[0]).toMatchObject({ code: 'SCH001', severity: 2 });
    await session.edit(uri, 'name: office\n', 'name: office\nrules: { SCH001: hint }\n');
    expect((await session.diagnostics(uri))[0]).toMatchObject({ code: 'SCH001', severity: 4 });
  });

  test('are made anew when the configuration changes', async () => {
    session = await Session.start({
      ...PULL,
      workspace: { configuration: true, diagnostics: { refreshSupport: true } },
    });
    const uri = await session.open(SPEC);
    await session.until(() => session.asked.includes('workspace/configuration'));
    session.settings = { rules: { SCH001: 'off' } };
    await session.client.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await session.until(() => session.asked.filter((method) => method === 'workspace/diagnostic/refresh').length >= 2);
    expect(codes(await session.diagnostics(uri))).not.toContain('SCH001');
  });

  test('of a closed document are gone', async () => {
    session = await Session.start(PUSH);
    const uri = await session.open(SPEC);
    await session.until(() => session.published.length > 0);
    await session.client.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await session.until(() => session.published.at(-1)?.diagnostics.length === 0);
  });
});

describe('overlays', () => {
  const OVER = 'commspec: 1\nname: staging\nextends: ./base.commspec.yaml\n';

  test('show a finding in the file where the wrong value stands', async () => {
    session = await Session.start(PULL);
    session.files.set(`${ROOT}/base.commspec.yaml`, SPEC);
    const uri = await session.open(OVER);
    const result = await session.pull(uri);
    expect(codes(result.items ?? [])).toEqual([]);
    expect(codes(result.relatedDocuments?.[`${ROOT}/base.commspec.yaml`]?.items ?? [])).toContain('SCH001');
  });

  test('leave alone what a comment in the base ignores', async () => {
    session = await Session.start(PULL);
    const base = SPEC.replace('schema2-compat', 'schema2-compat # commspec-ignore SCH001: being moved');
    session.files.set(`${ROOT}/base.commspec.yaml`, base);
    const result = await session.pull(await session.open(OVER));
    expect(codes(result.relatedDocuments?.[`${ROOT}/base.commspec.yaml`]?.items ?? [])).not.toContain('SCH001');
  });

  test('see what is typed in an open base', async () => {
    session = await Session.start(PULL);
    const base = await session.open(SPEC, `${ROOT}/base.commspec.yaml`);
    const uri = await session.open(OVER);
    expect((await session.pull(uri)).relatedDocuments?.[base]?.items.length).toBeGreaterThan(0);
    await session.edit(base, 'schema2-compat', 'schema2-native');
    expect(codes((await session.pull(uri)).relatedDocuments?.[base]?.items ?? [])).not.toContain('SCH001');
  });

  test.each([
    ['../outside.commspec.yaml', /leaves the workspace/],
    ['/etc/passwd.yaml', /leaves the workspace/],
    ['http://example.com/x.yaml', /leaves the workspace/],
    ['./missing.yaml', /There is no file/],
    ['./a.commspec.yaml', /circle/],
  ])('%s is refused with a reason', async (path, message) => {
    session = await Session.start(PULL);
    const uri = await session.open(OVER.replace('./base.commspec.yaml', path));
    const diagnostic = (await session.diagnostics(uri)).find((candidate) => candidate.code === 'EXT001');
    expect(diagnostic?.message).toMatch(message);
    expect(diagnostic?.range.start.line).toBe(2);
  });

  test('a base that changes on disk is read again', async () => {
    session = await Session.start(PULL);
    const base = `${ROOT}/base.commspec.yaml`;
    const uri = await session.open(OVER);
    expect(codes(await session.diagnostics(uri))).toContain('EXT001');
    session.files.set(base, SPEC);
    await session.client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: base, type: 1 }] });
    expect(codes(await session.diagnostics(uri))).not.toContain('EXT001');
  });
});

describe('features', () => {
  test('a quick fix removes its diagnostic and leaves the rest of the text alone', async () => {
    session = await Session.start(PULL);
    const uri = await session.open(SPEC.replace('schema2-compat', 'schema2-compat   # for now'));
    const [diagnostic] = await session.diagnostics(uri);
    const fix = (await session.actions(uri, diagnostic)).find(
      ({ title }) => title === 'Set `schema` to `schema2-native`',
    );
    await session.apply(fix?.edit);
    expect(session.text(uri)).toContain('schema: schema2-native   # for now');
    expect(codes(await session.diagnostics(uri))).not.toContain('SCH001');
  });

  test('fix all applies what is safe', async () => {
    session = await Session.start(PULL);
    // A former name: its fix is safe, that of the schema is not.
    const uri = await session.open(SPEC.replace('glassfish', 'application-server'));
    const [action] = await session.actions(uri, undefined, ['source.fixAll']);
    expect(action?.kind).toBe('source.fixAll');
    await session.apply(action?.edit);
    expect(session.text(uri)).toBe(SPEC);
  });

  test('rename follows a name into open specs that are laid over this one', async () => {
    session = await Session.start(PULL);
    const base = await session.open(SPEC, `${ROOT}/base.commspec.yaml`);
    const over = await session.open(
      'commspec: 1\nname: staging\nextends: ./base.commspec.yaml\ndns: { names: { mail: web } }\n',
      `${ROOT}/over.commspec.yaml`,
    );
    await session.apply(
      await session.client.sendRequest('textDocument/rename', {
        ...session.at(base, 'name: web', 7),
        newName: 'front',
      }),
    );
    expect(session.text(base)).toContain('name: front');
    expect(session.text(over)).toContain('mail: front');
  });

  test('completion inserts something that is read again', async () => {
    session = await Session.start(PULL);
    const uri = await session.open(SPEC.replace('zone: dmz', 'zone: d'));
    const item = (await session.completions(uri, 'zone: d', 7)).find((candidate) => candidate.label === 'dmz');
    await session.change(uri, [item!.textEdit as never]);
    expect(session.text(uri)).toBe(SPEC);
  });

  test('completion right after an edit sees the edit', async () => {
    session = await Session.start(PULL);
    const uri = await session.open(SPEC);
    void session.edit(uri, '        zone: dmz\n', '        zone: dmz\n        \n');
    const items = await session.completions(uri, '        zone: dmz\n        ', '        zone: dmz\n        '.length);
    expect(items.map((item) => item.label)).toContain('cpus');
    expect(items.map((item) => item.label)).not.toContain('zone');
  });

  test('hover explains a key', async () => {
    session = await Session.start(PULL);
    const uri = await session.open(SPEC);
    const hover = await session.client.sendRequest<{ contents: { value: string } }>(
      'textDocument/hover',
      session.at(uri, 'schema:', 2),
    );
    expect(hover.contents.value).toContain('LDAP schema');
  });

  test.each([
    [['plaintext'], 'plaintext'],
    [['plaintext', 'markdown'], 'markdown'],
    [undefined, 'markdown'],
  ])('hover and completion explain in the formats %j that the client shows', async (formats, kind) => {
    session = await Session.start({
      textDocument: {
        hover: formats === undefined ? {} : { contentFormat: formats },
        completion: { completionItem: formats === undefined ? {} : { documentationFormat: formats } },
      } as ClientCapabilities['textDocument'] & object,
    });
    const uri = await session.open(SPEC);
    const hover: Hover = await session.client.sendRequest('textDocument/hover', session.at(uri, 'compat', 1));
    expect(hover.contents).toMatchObject({
      kind,
      value: expect.stringMatching(
        kind === 'markdown' ? /^\*\*schema2-compat\*\* \(/ : /^schema2-compat \([^*`]*$/,
      ) as unknown,
    });
    const items = await session.completions(uri, 'suite: 7u3', 7);
    expect(items[0]?.documentation).toMatchObject({ kind });
  });

  test('definition goes to a host', async () => {
    session = await Session.start(PULL);
    const uri = await session.open(SPEC.replace('directory:', 'dns: { names: { mail: web } }\ndirectory:'));
    const [location] = await session.client.sendRequest<{ range: { start: { line: number } } }[]>(
      'textDocument/definition',
      session.at(uri, 'mail: web', 7),
    );
    expect(location?.range.start.line).toBe(10);
  });

  test('symbols show tiers, hosts and components', async () => {
    session = await Session.start(PULL);
    const uri = await session.open(SPEC);
    const symbols = JSON.stringify(
      await session.client.sendRequest('textDocument/documentSymbol', { textDocument: { uri } }),
    );
    expect(symbols).toContain('"web"');
    expect(symbols).toContain('convergence');
  });

  test('positions are UTF-16, with CRLF and characters of two units', async () => {
    session = await Session.start(PULL);
    const uri = await session.open(
      SPEC.replace('name: office', 'name: "😀😀"')
        .replace('schema: schema2-compat', 'schema: "schema2-compat"')
        .replaceAll('\n', '\r\n'),
    );
    const [diagnostic] = await session.diagnostics(uri);
    expect(diagnostic).toMatchObject({
      code: 'SCH001',
      range: { start: { line: 5, character: 10 }, end: { line: 5, character: 26 } },
    });
    const fix = (await session.actions(uri, diagnostic)).find(
      ({ title }) => title === 'Set `schema` to `schema2-native`',
    );
    await session.apply(fix?.edit);
    expect(session.text(uri)).toContain('schema: "schema2-native"\r\n');
  });

  test('what is asked of a document that is not open is empty, not an error', async () => {
    session = await Session.start(PULL);
    const textDocument = { uri: `${ROOT}/nowhere.yaml` };
    const position = { line: 0, character: 0 };
    expect(await session.client.sendRequest('textDocument/hover', { textDocument, position })).toBeNull();
    expect(await session.client.sendRequest('textDocument/completion', { textDocument, position })).toEqual([]);
    expect(await session.client.sendRequest('textDocument/documentSymbol', { textDocument })).toEqual([]);
  });

  test('reports and exports come from the text as it stands, unsaved', async () => {
    session = await Session.start(PULL);
    const uri = await session.open(SPEC);
    for (const kind of ['summary', 'sizing', 'ports', 'findings']) {
      const result = await session.client.sendRequest<{ version: number; report: { sections: unknown[] } }>(
        'commspec/report',
        { uri, kind },
      );
      expect(result.version).toBe(1);
      expect(result.report.sections.length).toBeGreaterThan(0);
    }
    const { text } = await session.client.sendRequest<{ text: string }>('commspec/export', {
      uri,
      kind: 'ports',
      format: 'csv',
    });
    expect(text.split('\r\n').length).toBeGreaterThan(2);
    const formats = await session.client.sendRequest<{ format: string }[]>('commspec/exportFormats', { kind: 'ports' });
    expect(formats.map(({ format }) => format)).toEqual(['csv', 'markdown', 'nftables', 'dns']);
  });
});

describe('hostile documents cost one diagnostic, not the server', () => {
  const HOSTILE: Record<string, string> = {
    'nested brackets': '['.repeat(10_000),
    'nested dashes': `${'- '.repeat(3000)}a b\n c d`,
    'deep indentation': Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    'an alias bomb': `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghij'
      .split('')
      .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[i]}`).join(', ')}]`)
      .join('\n')}\ntiers: *j\n`,
    'NUL and lone surrogates': 'name: \u0000\ud800 x\n\udc00: [',
    'several documents': `${SPEC}---\n${SPEC}`,
    'a prototype':
      '__proto__: { polluted: 1 }\nconstructor: { prototype: 1 }\ntiers: [ { __proto__: 1, hosts: [ { constructor: 1, toString: 2 } ] } ]\n',
    tabs: SPEC.replaceAll('  ', '\t'),
  };
  test.each(Object.entries(HOSTILE))('%s', async (_, text) => {
    session = await Session.start(PULL);
    const uri = await session.open(text);
    const diagnostics = await session.diagnostics(uri);
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(diagnostics.length).toBeLessThanOrEqual(200);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    // Another document is served as if nothing had happened.
    const other = await session.open(SPEC, `${ROOT}/other.commspec.yaml`);
    expect(codes(await session.diagnostics(other))).toContain('SCH001');
    await session.client.sendRequest('textDocument/completion', {
      textDocument: { uri },
      position: { line: 0, character: 3 },
    });
    await session.client.sendRequest('textDocument/documentSymbol', { textDocument: { uri } });
    await session.client.sendRequest('commspec/report', { uri, kind: 'sizing' });
    await session.client.sendRequest('commspec/report', { uri, kind: 'ports' });
  });
});
