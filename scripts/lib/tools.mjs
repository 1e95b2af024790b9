// Programs of the system that the tests need: found, and on Debian installed when missing.
import { existsSync, readFileSync } from 'node:fs';
import { run, which } from './project.mjs';

const { env, platform } = process;

/** @type {Partial<Record<NodeJS.Platform, string[]>>} */
const BROWSERS = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((folder) => [
      `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
      `${folder}\\Chromium\\Application\\chrome.exe`,
      `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
    ]),
};

/** Chromium, Chrome or Edge: $CHROMIUM, or where the system keeps it; undefined when there is none. */
function findBrowser() {
  if (env.CHROMIUM) return env.CHROMIUM;
  const known = BROWSERS[platform];
  if (known) return known.find((path) => existsSync(path));
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  return names.map(which).find(Boolean);
}

function isDebian() {
  const file = '/etc/os-release';
  return platform === 'linux' && existsSync(file) && /^ID=debian$/m.test(readFileSync(file, 'utf8'));
}

/** Installs Debian packages where that is possible without asking; whether it worked. @param {readonly string[]} packages */
export function aptInstall(packages) {
  const root = process.getuid?.() === 0;
  if (!isDebian() || !which('apt-get') || (!root && !which('sudo'))) return false;
  console.log(`Installing ${packages.join(', ')} (apt-get)`);
  const apt = (/** @type {string[]} */ ...args) => {
    const command = ['apt-get', '-qq', '-o', 'Dpkg::Use-Pty=0', ...args];
    const [program = '', ...rest] = root ? command : ['sudo', '-n', ...command];
    return run(program, rest, { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } }) === 0;
  };
  apt('update');
  return apt('install', '-y', '--no-install-recommends', ...packages);
}

/** A browser, installed first where that is possible; undefined and a sentence about it otherwise. */
export function ensureBrowser() {
  if (!findBrowser()) aptInstall(['chromium']);
  const found = findBrowser();
  if (!found) console.log('No Chromium, Chrome or Edge found: install one, or name it in CHROMIUM.');
  return found;
}

/** What a small native module needs to be built; whether it is there. */
export function ensureCompiler() {
  /** @type {Record<string, string>} */
  const needed = { 'g++': 'g++', make: 'make', python3: 'python3' };
  const missing = () => Object.keys(needed).filter((program) => !which(program));
  if (missing().length > 0) aptInstall(missing().flatMap((program) => needed[program] ?? []));
  if (missing().length > 0) console.log(`Not found: ${missing().join(', ')}. Install them.`);
  return missing().length === 0;
}
