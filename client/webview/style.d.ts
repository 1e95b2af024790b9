/** The build bundles the style sheet as dist/webview.css. */
declare module '*.css';
