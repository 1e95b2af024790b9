/** Packages without types of their own. */
declare module '@eslint/js' {
  import type { Linter } from 'eslint';
  const js: { readonly configs: { readonly recommended: Linter.Config } };
  export default js;
}
/** The benchmark has a copy of its own, which is older. */
declare module 'vscode-jsonrpc/node.js' {
  import * as rpc from 'vscode-jsonrpc/node';
  export default rpc;
}
