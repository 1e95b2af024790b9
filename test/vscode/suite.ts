import * as vscode from 'vscode';
import type { Api } from '../../client/extension';
import type { FixAllParams, FixFindingParams, ReportResult, VerdictResult } from '../../server/lsp/protocol';
import { allReportKinds, type ReportKind } from '../../server/report/kinds';
import {
  api,
  closeAll,
  equal,
  finding,
  findings,
  inWorkspace,
  noFinding,
  ok,
  open,
  placeOf,
  replace,
  textOf,
  until,
  untitled,
} from './helpers';

const execute = vscode.commands.executeCommand;
const campus = (): vscode.Uri => inWorkspace('campus.commspec.yaml');

suite('Commspec in a real extension host', () => {
  let extension: Api;

  suiteSetup(async () => {
    extension = await api();
    // VS Code in a browser saves by itself after a second, and no test is to change the files of the next.
    await vscode.workspace.getConfiguration('files').update('autoSave', 'off', vscode.ConfigurationTarget.Global);
    await until('the server is ready', () => extension.serverState() === 'ready');
  });

  teardown(async () => {
    await closeAll();
  });

  suite('the language', () => {
    test('belongs to files of that name', async () => {
      equal((await open(campus())).languageId, 'commspec', 'language');
    });

    test('brings its editor settings', () => {
      const settings = vscode.workspace.getConfiguration('editor', { languageId: 'commspec' });
      equal(settings.get('tabSize'), 2, 'tab size');
      equal(settings.get<{ strings: string }>('quickSuggestions')?.strings, 'on', 'suggestions in values');
    });
  });

  suite('findings', () => {
    test('stand on the smallest wrong range, with a link to the page of the rule', async () => {
      const document = await open(campus());
      const found = await finding(document, 'SCH005');
      equal(document.getText(found.range), 'schema2-compat', 'range');
      equal(found.severity, vscode.DiagnosticSeverity.Warning, 'severity');
      const { target } = ok(typeof found.code === 'object' && found.code, 'a link');
      equal(target.toString(), 'commspec-help:/SCH005.md', 'link');
    });

    test('come and go with the text', async () => {
      const document = await open(campus());
      await finding(document, 'SCH005');
      await replace(document, 'schema2-compat', 'schema2-native');
      await noFinding(document, 'SCH005');
      await replace(document, 'schema2-native', 'schema2-nativ');
      await finding(document, 'FMT002');
    });

    test('appear once each', async () => {
      const document = await open(campus());
      // What the text before said may stand for a moment: the file is looked at while it is closed, too.
      await until('findings of one mistake are one', () => findings(document, 'FMT002').length === 1);
    });

    test('appear in a document without a file', async () => {
      const document = await untitled('commspec: 1\nname: a\nsuite: 9\n');
      const found = await finding(document, 'FMT002');
      equal(document.getText(found.range), '9', 'range');
    });

    test('follow the settings', async () => {
      const document = await open(campus());
      const settings = vscode.workspace.getConfiguration('commspec');
      await finding(document, 'SCH005');
      try {
        await settings.update('rules', { SCH005: 'error' }, vscode.ConfigurationTarget.Workspace);
        await until(
          'it is an error',
          () => findings(document, 'SCH005')[0]?.severity === vscode.DiagnosticSeverity.Error,
        );
        await settings.update('rules', { SCH005: 'off' }, vscode.ConfigurationTarget.Workspace);
        await noFinding(document, 'SCH005');
        await settings.update('maxProblems', 1, vscode.ConfigurationTarget.Workspace);
        await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
        await until('only one is shown', () => findings(document).length === 1);
      } finally {
        await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
        await settings.update('maxProblems', undefined, vscode.ConfigurationTarget.Workspace);
      }
      await finding(document, 'FMT002');
    });
  });

  suite('quick fixes', () => {
    const actionsAt = (document: vscode.TextDocument, range: vscode.Range): Thenable<vscode.CodeAction[]> =>
      execute<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range);

    test('remove their finding', async () => {
      const document = await open(campus());
      const found = await finding(document, 'SCH005');
      const actions = await actionsAt(document, found.range);
      const fix = ok(
        actions.find(({ title }) => title.includes('schema2-native')),
        'the fix',
      );
      equal(await vscode.workspace.applyEdit(ok(fix.edit, 'an edit')), true, 'applied');
      equal(document.lineAt(6).text, '  schema: schema2-native', 'text');
      await noFinding(document, 'SCH005');
    });

    test('are applied together by fix all', async () => {
      const document = await open(campus());
      await finding(document, 'FMT002');
      const actions = await execute<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(0, 0, document.lineCount, 0),
        'source.fixAll',
        // Edits of the whole file are only made for an action that is chosen: so many are resolved.
        1,
      );
      equal(await vscode.workspace.applyEdit(ok(actions[0]?.edit, 'an edit')), true, 'applied');
      await noFinding(document, 'FMT002');
      equal(document.getText().includes('memory: 4 GB'), true, 'text');
    });
  });

  suite('reading and writing', () => {
    test('completion offers the values of a key', async () => {
      const document = await open(campus());
      const list = await execute<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        placeOf(document, 'schema2-compat', 3),
      );
      const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      equal(labels.includes('schema2-native'), true, 'schema2-native is offered');
      equal(labels.includes('tiers'), false, 'a key is offered as a value');
    });

    test('hover explains a component', async () => {
      const document = await open(campus());
      const hovers = await execute<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        placeOf(document, 'message-store', 2),
      );
      const text = hovers.flatMap(({ contents }) =>
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- what the command answers
        contents.map((content) => (typeof content === 'string' ? content : content.value)),
      );
      equal(text.join('\n').includes('Message Store'), true, 'the name of the component');
    });

    test('definition leads from a name to its host', async () => {
      const document = await open(campus());
      const [target] = await execute<(vscode.Location | vscode.LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        placeOf(document, 'targets: [mmp]', 'targets: ['.length),
      );
      const { uri, range } =
        ok(target, 'a definition') instanceof vscode.Location
          ? (target as vscode.Location)
          : { uri: (target as vscode.LocationLink).targetUri, range: (target as vscode.LocationLink).targetRange };
      equal(uri.toString(), document.uri.toString(), 'file');
      equal(range.start.line, placeOf(document, 'name: mmp').line, 'line');
    });

    test('rename changes a host and what refers to it', async () => {
      const document = await open(campus());
      const edit = await execute<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        placeOf(document, 'name: mmp', 'name: '.length),
        'front',
      );
      equal(await vscode.workspace.applyEdit(edit), true, 'applied');
      equal(document.getText().includes('targets: [front]'), true, 'the reference');
      equal(document.getText().includes('components: [mmp]'), true, 'the component keeps its name');
    });

    test('the outline shows tiers and hosts', async () => {
      const document = await open(campus());
      const symbols = await execute<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
      const namesOf = (all: readonly vscode.DocumentSymbol[]): string[] =>
        all.flatMap((symbol) => [symbol.name, ...namesOf(symbol.children)]);
      for (const name of ['tiers', 'mmp', 'relay', 'store'])
        equal(namesOf(symbols).includes(name), true, `${name} in the outline`);
    });

    test('a base is read through the editor and followed', async () => {
      const base = inWorkspace('office.commspec.yaml');
      const document = await open(inWorkspace('staging.commspec.yaml'));
      const hosts = async (): Promise<string> => JSON.stringify(await reportOf(document, 'summary'));
      await until('the host of the base', async () => (await hosts()).includes('"mail"'));
      const before = await textOf(base);
      try {
        await vscode.workspace.fs.writeFile(base, new TextEncoder().encode(before.replace('name: mail', 'name: post')));
        await until('the host by its new name', async () => (await hosts()).includes('"post"'));
      } finally {
        await vscode.workspace.fs.writeFile(base, new TextEncoder().encode(before));
      }
    });
  });

  const reportOf = async (document: vscode.TextDocument, kind: ReportKind): Promise<ReportResult> =>
    ok(
      await extension.request<ReportResult | null>('commspec/report', { uri: document.uri.toString(), kind }),
      'a report',
    );

  suite('the preview', () => {
    const painted = (kind: ReportKind, document: vscode.TextDocument, what: string, test = (_text: string) => true) =>
      until(what, () => {
        const picture = extension.picture();
        return (
          picture?.kind === kind &&
          picture.source === document.uri.toString() &&
          test(JSON.stringify(picture.report)) &&
          picture
        );
      });

    test('opens on the tab of the command, follows the text and the active spec', async () => {
      const document = await open(campus());
      await execute('commspec.showSizing');
      const sizing = await painted('sizing', document, 'the sizing summary');
      equal(
        sizing.report.sections.some(({ tables }) => tables.some(({ rows }) => rows.length > 0)),
        true,
        'figures',
      );

      await execute('commspec.showPorts');
      await painted('ports', document, 'the port table', (text) => text.includes('mmp'));
      equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(isPreview).length, 1, 'panels');

      await replace(document, 'name: relay', 'name: gateway');
      await painted('ports', document, 'the new name', (text) => text.includes('gateway'));

      const other = await open(inWorkspace('office.commspec.yaml'));
      await painted('ports', other, 'the other spec');
    });

    test('keeps its last complete picture while the text is broken', async () => {
      const document = await untitled('commspec: 1\nname: first\nsuite: 7u3\narchitecture: two-tier\ntiers: []\n');
      await execute('commspec.showSummary');
      await painted('summary', document, 'the first state', (text) => text.includes('"first"'));
      await replace(document, 'name: first', 'name: second\n  broken: [');
      await until('the text is seen as broken', async () => {
        const { report } = await reportOf(document, 'summary');
        return report?.banner !== undefined;
      });
      const kept = await painted('summary', document, 'the kept picture', (text) => text.includes('"first"'));
      equal(kept.report.banner, undefined, 'a complete picture has no banner');
      await replace(document, '\n  broken: [', '');
      await painted('summary', document, 'the second state', (text) => text.includes('"second"'));
    });

    test('shows what is wrong with a broken text at once', async () => {
      const document = await untitled('commspec: 1\nname: [\n');
      await execute('commspec.showFindings');
      await painted('findings', document, 'the finding', (text) => text.includes('YAML'));
    });

    test('has a command for every tab', async () => {
      const document = await open(campus());
      for (const kind of allReportKinds) {
        await execute(`commspec.show${kind.charAt(0).toUpperCase()}${kind.slice(1)}`);
        await painted(kind, document, `the tab ${kind}`);
      }
    });

    const isPreview = ({ input }: vscode.Tab): boolean =>
      input instanceof vscode.TabInputWebview && input.viewType.includes('commspec.preview');
  });

  suite('what a report offers', () => {
    const findingsOf = async (document: vscode.TextDocument): Promise<ReportResult> => reportOf(document, 'findings');

    test('repairs one finding, undone in one step', async () => {
      const document = await open(campus());
      const before = document.getText();
      const { resultId, report } = await findingsOf(document);
      const rows = report?.sections[0]?.tables[0]?.rows ?? [];
      const row = rows.findIndex(({ fixes }) => fixes?.some(({ title }) => title.includes('schema2-native')) === true);
      const fix = rows[row]?.fixes?.findIndex(({ title }) => title.includes('schema2-native')) ?? -1;
      const params: FixFindingParams = {
        ...{ uri: document.uri.toString(), resultId, section: 0, table: 0, row, fix },
      };
      equal(await extension.applyEdit('commspec/fixFinding', params), 'applied', 'outcome');
      equal(document.getText(), before.replace('schema2-compat', 'schema2-native'), 'text');
      equal(await extension.applyEdit('commspec/fixFinding', params), 'outdated', 'outcome of the old report');
      await vscode.window.showTextDocument(document);
      await execute('undo');
      equal(document.getText(), before, 'text after undo');
    });

    test('repairs all that is safe, undone in one step', async () => {
      const document = await open(campus());
      const before = document.getText();
      const { resultId } = await findingsOf(document);
      const params: FixAllParams = { uri: document.uri.toString(), resultId };
      equal(await extension.applyEdit('commspec/fixAll', params), 'applied', 'outcome');
      equal(document.getText().includes('memory: 4 GB'), true, 'repaired');
      await vscode.window.showTextDocument(document);
      await execute('undo');
      equal(document.getText(), before, 'text after undo');
    });

    test('says whether the design is sound, as every report does', async () => {
      const document = await open(campus());
      const result = ok(
        await extension.request<VerdictResult | null>('commspec/verdict', { uri: document.uri.toString() }),
        'a verdict',
      );
      const { report } = await reportOf(document, 'summary');
      equal(JSON.stringify(report?.verdict), JSON.stringify(result.verdict), 'the verdict of the summary');
    });
  });

  suite('commands', () => {
    test('are all registered', async () => {
      const manifest = vscode.extensions.getExtension('commspec.commspec')?.packageJSON as {
        readonly contributes: { readonly commands: readonly { readonly command: string }[] };
      };
      const registered = new Set(await vscode.commands.getCommands(true));
      const missing = manifest.contributes.commands.filter(({ command }) => !registered.has(command));
      equal(missing.map(({ command }) => command).join(), '', 'missing commands');
    });

    test('explain rule opens its page', async () => {
      await open(campus());
      const uri = ok(await execute<vscode.Uri | undefined>('commspec.explainRule', 'sch005'), 'a page');
      equal(uri.toString(), 'commspec-help:/SCH005.md', 'address');
      const page = await vscode.workspace.openTextDocument(uri);
      equal(page.getText().startsWith('# SCH005'), true, 'heading of the page');
      await until('the page, rendered', () =>
        vscode.window.tabGroups.all
          .flatMap(({ tabs }) => tabs)
          .find(
            ({ input }) =>
              input instanceof vscode.TabInputCustom &&
              input.uri.toString() === uri.toString() &&
              input.viewType.includes('markdown'),
          ),
      );
    });

    test('explain rule knows no other page', async () => {
      equal(await execute('commspec.explainRule', '../secret'), undefined, 'page');
    });

    for (const [format, start] of [
      ['csv', 'From,From zone,To,'],
      ['markdown', '# Ports: campus'],
    ] as const) {
      test(`export port table writes ${format}`, async () => {
        await open(campus());
        const target = inWorkspace(`campus-ports.${format}`);
        const written = await execute<vscode.Uri>('commspec.exportPorts', { format, target });
        equal(written.toString(), target.toString(), 'target');
        equal((await textOf(target)).slice(0, start.length), start, 'beginning of the file');
        await vscode.workspace.fs.delete(target);
      });
    }

    test('compare shows what differs from another spec, and follows the text', async () => {
      const document = await open(campus());
      const page = await execute<vscode.Uri>('commspec.compareWith', document.uri, inWorkspace('office.commspec.yaml'));
      equal(page.scheme, 'commspec-compare', 'scheme');
      equal(page.path, '/office → campus.md', 'name of the page');
      const text = await textOf(page);
      equal(text.startsWith('### Comparison: office → campus\n'), true, text.slice(0, 200));
      equal(/hosts? to add, \d+ to change, \d+ to remove/.test(text), true, 'plan');
      await replace(document, 'name: campus', 'name: grounds');
      equal((await textOf(page)).startsWith('### Comparison: office → grounds\n'), true, 'unsaved text');
    });

    test('compare says what is in the way, and reads nothing that is no spec', async () => {
      const document = await open(campus());
      const page = await execute<vscode.Uri>('commspec.compareWith', document.uri, inWorkspace('gone.commspec.yaml'));
      equal((await textOf(page)).startsWith('### There is nothing to compare'), true, 'reason');
      const other = page.with({ query: JSON.stringify([['file:///etc/passwd'], [document.uri.toString()]]) });
      let refused = false;
      await textOf(other).catch(() => (refused = true));
      equal(refused, true, 'refused');
    });

    test('export writes any report in any of its formats', async () => {
      await open(campus());
      for (const kind of allReportKinds) {
        const formats = await extension.request<readonly { readonly format: string; readonly extension: string }[]>(
          'commspec/exportFormats',
          { kind },
        );
        for (const { format, extension: ending } of formats) {
          const target = inWorkspace(`campus-${kind}.${ending}`);
          const written = await execute<vscode.Uri>('commspec.export', { kind, format, target });
          equal(written.toString(), target.toString(), `target of ${kind} as ${format}`);
          await vscode.workspace.fs.delete(target);
        }
      }
    });

    test('export report writes everything about a spec', async () => {
      await open(campus());
      for (const [format, start] of [
        ['html', '<!'],
        ['markdown', '# campus'],
      ] as const) {
        const target = inWorkspace(`campus-report.${format}`);
        await execute('commspec.exportReport', { format, target });
        equal((await textOf(target)).slice(0, start.length), start, `beginning of ${format}`);
        await vscode.workspace.fs.delete(target);
      }
    });

    test('new deployment spec starts from a starter', async () => {
      const document = await execute<vscode.TextDocument>('commspec.newSpec', 'two-tier spec');
      equal(document.languageId, 'commspec', 'language');
      equal(document.getText().includes('architecture: two-tier'), true, 'text of the starter');
    });

    test('the draft of the walkthrough opens as a copy with mistakes', async () => {
      const document = await execute<vscode.TextDocument>('commspec.openPractice');
      equal(document.isUntitled, true, 'untitled');
      await until('mistakes', () => findings(document).length > 3);
    });
  });

  suite('the server', () => {
    test('restarts by command and checks again', async () => {
      const document = await open(campus());
      await finding(document, 'SCH005');
      await execute('commspec.restartServer');
      equal(extension.serverState(), 'ready', 'state');
      await finding(document, 'SCH005');
      await replace(document, 'schema2-compat', 'schema2-native');
      await noFinding(document, 'SCH005');
    });

    // In a web extension host it is a worker, which nobody else can kill.
    if ('importScripts' in globalThis) return;

    test('comes back when it is killed, and checks again', async () => {
      const document = await open(campus());
      await finding(document, 'SCH005');
      equal(extension.killServer(), true, 'killed');
      await until('it is gone', () => extension.serverState() !== 'ready');
      await until('it is back', () => extension.serverState() === 'ready');
      await replace(document, 'schema2-compat', 'schema2-native');
      await noFinding(document, 'SCH005');
      await replace(document, '4 gigs', '4 gigabytes');
      await until('the new text is checked', () =>
        findings(document, 'FMT002').some(({ range }) => document.getText(range) === '4 gigabytes'),
      );
    });
  });
});
