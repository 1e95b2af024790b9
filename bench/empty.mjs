// A server with no language behind it: what Node, the LSP library and the harness cost by themselves.
import { createConnection, DiagnosticSeverity, ProposedFeatures, TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);
connection.onInitialize(() => ({
  capabilities: { textDocumentSync: 2, hoverProvider: true, completionProvider: {} },
  serverInfo: { name: 'empty' },
}));
documents.onDidChangeContent(({ document }) => {
  const at = document.getText().search(/^ +os: [a-z-]*x$/m);
  const start = at < 0 ? undefined : document.positionAt(at);
  const diagnostics =
    start === undefined
      ? []
      : [
          {
            range: { start, end: { line: start.line, character: 200 } },
            message: 'not one of the accepted values',
            severity: DiagnosticSeverity.Error,
          },
        ];
  void connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics });
});
connection.onHover(() => ({ contents: 'memory' }));
connection.onCompletion(() => []);
documents.listen(connection);
connection.listen();
