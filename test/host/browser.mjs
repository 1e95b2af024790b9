import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { readClosingLine } from '../../scripts/lib/counts.mjs';
import { ensureBrowser } from '../../scripts/lib/tools.mjs';

const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];

/** Where failing runs leave what was on the screen. */
const screenshots = join(import.meta.dirname, 'screenshots');

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('../../scripts/lib/counts.mjs').Counts} Counts */

/** Keeps a picture of the page; a page that is gone is no error. @param {Page} page @param {string} name */
export async function keepScreenshot(page, name) {
  mkdirSync(screenshots, { recursive: true });
  const path = join(screenshots, `${name}.png`);
  await page.screenshot({ path }).then(
    () => console.log(`screenshot: ${path}`),
    () => {},
  );
}

/** A headless Chromium on a fresh profile: { page, close }. */
export async function openBrowser() {
  const executablePath = ensureBrowser();
  if (!executablePath) throw new Error('no browser');
  const profile = mkdtempSync(join(tmpdir(), 'commspec-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: FLAGS,
    viewport: { width: 1280, height: 800 },
  });
  const page = context.pages()[0] ?? (await context.newPage());
  if (process.env.VERBOSE) page.on('console', (message) => console.error(`[page ${message.type()}] ${message.text()}`));
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { page, close };
}

/**
 * Opens a workbench that runs a test module; resolves to the counts of its closing line.
 * The workbench reports success also when its extension host was killed: only that line counts.
 * @param {string} url @param {{ name: string, timeoutMs?: number }} options
 * @returns {Promise<Counts>}
 */
export async function runSuite(url, { name, timeoutMs = 240_000 }) {
  const { page, close } = await openBrowser();
  /** @type {string[]} */
  const other = [];
  /** @type {{ counts?: Counts | undefined }} */
  const heard = {};
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const log = (/** @type {string} */ type, /** @type {readonly unknown[]} */ args) => {
    const text = args.map(String).join(' ');
    if (text.startsWith('[test] ')) {
      const line = text.slice('[test] '.length);
      heard.counts = readClosingLine(line);
      if (!heard.counts) console.log(`  ${line}`);
    } else if (!text.includes('spdlog')) other.push(`[${type}] ${text}`); // its log files, which the server does without
  };
  console.log(`${name}:`);
  try {
    /** @type {unknown} */
    const code = await new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`no result within ${timeoutMs / 1000} s`)), timeoutMs);
      page.once('crash', () => reject(new Error('the page crashed')));
      page
        .exposeFunction('codeAutomationLog', log)
        .then(() => page.exposeFunction('codeAutomationExit', resolve))
        .then(() => page.goto(url, { waitUntil: 'domcontentloaded' }))
        .catch(reject);
    });
    const { counts } = heard;
    if (!counts) throw new Error('the extension host ended without a result');
    // A suite that says all is well and still exits with an error has one failure that it did not count.
    const result = code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
    if (result.failed > 0) await keepScreenshot(page, name);
    return result;
  } catch (error) {
    console.error(
      `${error instanceof Error ? error.message : String(error)}; what the workbench said last:\n${other.slice(-30).join('\n')}`,
    );
    await keepScreenshot(page, name);
    return { passed: heard.counts?.passed ?? 0, failed: (heard.counts?.failed ?? 0) + 1 };
  } finally {
    clearTimeout(timer);
    await close();
  }
}
