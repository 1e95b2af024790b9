/** The page of the preview before its script has run. */
import { html } from '../server/report/markup';

export interface PageParts {
  /** 32 hexadecimal digits, new for each page. */
  readonly nonce: string;
  readonly script: string;
  readonly style: string;
}

/**
 * Nothing but our one script and our one style sheet: no inline code, no fonts, no network. Images are those that the page has
 * in its hands itself: a picture becomes a PNG by way of one.
 */
export const contentSecurityPolicy = (nonce: string): string =>
  `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; img-src data:`;

export function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function pageOf({ nonce, script, style }: PageParts): string {
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(nonce)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Commspec Preview</title>
<link rel="stylesheet" nonce="${nonce}" href="${style}">
</head>
<body>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`.text;
}
