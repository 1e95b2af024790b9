// Runs in the page: starts the workbench with the configuration that the server wrote into it.
/**
 * @typedef {object} Workbench
 * @property {(body: HTMLElement, options: object) => void} create
 * @property {{ from: (parts: { scheme: string, authority?: string, path: string }) => unknown }} URI
 */

/** @param {Workbench} workbench */
function boot({ create, URI }) {
  const { folder, open, settings, tests } = JSON.parse(
    document.getElementById('configuration')?.dataset['settings'] ?? '',
  );
  const here = (/** @type {string} */ path) =>
    URI.from({ scheme: location.protocol.slice(0, -1), authority: location.host, path });
  const inFolder = (/** @type {string} */ path) => URI.from({ scheme: 'commspec-files', path: `/${path}` });
  const files = here('/editor/files-extension');
  const product = here('/extension');
  const extensions = tests
    ? {
        additionalBuiltinExtensions: [files],
        developmentOptions: { extensions: [product], extensionTestsPath: here(`/extension/${tests}`) },
      }
    : { additionalBuiltinExtensions: [files, product] };
  create(document.body, {
    ...extensions,
    configurationDefaults: settings,
    enableWorkspaceTrust: false,
    productConfiguration: {
      enableTelemetry: false,
      extensionEnabledApiProposals: { 'commspec.commspec-files': ['fileSearchProvider', 'textSearchProvider'] },
      // From this origin, see webviewPage in server.mjs.
      webviewContentExternalBaseUrlTemplate: `${location.origin}/build/out/vs/workbench/contrib/webview/browser/pre/`,
    },
    workspaceProvider: { workspace: { folderUri: inFolder(folder) }, trusted: true, open: async () => true },
    ...(open ? { defaultLayout: { editors: [{ uri: inFolder(open) }], force: true } } : {}),
  });
}
Object.assign(globalThis, { boot });
