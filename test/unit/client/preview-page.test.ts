import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, newNonce, pageOf } from '../../../client/preview-page';

describe('the page of the preview', () => {
  it('allows its own script and style sheet and pictures that it has made, and nothing else', () => {
    expect(contentSecurityPolicy('n0')).toBe(
      "default-src 'none'; style-src 'nonce-n0'; script-src 'nonce-n0'; img-src data:",
    );
  });

  it('holds the policy before anything that it governs', () => {
    const page = pageOf({ nonce: 'n0', script: 'https://x/webview.js', style: 'https://x/webview.css' });
    const policy = page.indexOf('Content-Security-Policy');
    expect(policy).toBeGreaterThan(0);
    expect(page.indexOf('<link')).toBeGreaterThan(policy);
    expect(page.indexOf('<script')).toBeGreaterThan(policy);
    expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=/);
  });

  it('keeps an address inside its attribute', () => {
    const page = pageOf({ nonce: 'n0', script: 'https://x/a"><b>&', style: '' });
    expect(page).toContain('src="https://x/a&quot;&gt;&lt;b&gt;&amp;"');
  });

  it('makes a nonce of 128 bits, a new one each time', () => {
    const nonces = Array.from({ length: 100 }, newNonce);
    for (const nonce of nonces) expect(nonce).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set(nonces).size).toBe(nonces.length);
  });
});
