// What belongs in the packages, and nothing else. A test compares both; whoever adds a file to one adds it here.

/** The extension, as `vsce` lists it: paths from its top. */
export const EXTENSION = [
  'CHANGELOG.md',
  'LICENSE',
  'NOTICE',
  'README.md',
  'dist/client-node.js',
  'dist/client-web.js',
  'dist/help.json',
  'dist/server-core.js',
  'dist/server-node.js',
  'dist/server-web.js',
  'dist/webview.css',
  'dist/webview.js',
  'examples/broken.commspec.yaml',
  'images/icon.png',
  'images/spec-dark.svg',
  'images/spec-light.svg',
  'images/walkthrough/complete.svg',
  'images/walkthrough/fix.svg',
  'images/walkthrough/open.svg',
  'images/walkthrough/ports.svg',
  'images/walkthrough/sizing.svg',
  'language-configuration.json',
  'package.json',
  'sbom.cdx.json',
  'schemas/commspec.schema.json',
  'syntaxes/commspec.tmLanguage.json',
];

/** The command, as npm packs it. */
export const COMMAND = [
  'LICENSE',
  'NOTICE',
  'README.md',
  'dist/command/cli-core.js',
  'dist/command/cli-worker.js',
  'dist/command/cli.js',
  'dist/command/help.json',
  'package.json',
  'schemas/commspec.schema.json',
];

/**
 * Throws where a package holds something else than it should.
 * @param {string} what
 * @param {readonly string[]} found
 * @param {readonly string[]} wanted
 */
export function demandContents(what, found, wanted) {
  const missing = wanted.filter((path) => !found.includes(path));
  const more = found.filter((path) => !wanted.includes(path));
  const parts = [
    ...(missing.length > 0 ? [`lacks ${missing.join(', ')}`] : []),
    ...(more.length > 0 ? [`has ${more.join(', ')}, which scripts/lib/contents.mjs does not name`] : []),
  ];
  if (parts.length > 0) throw new Error(`${what} ${parts.join(', and ')}`);
}
