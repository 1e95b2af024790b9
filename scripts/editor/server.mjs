// Serves a web build of VS Code with the extension and a folder in it, to this machine only.
import { createReadStream, readFileSync, readdirSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { basename, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

const SETTINGS = {
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
  'workbench.startupEditor': 'none',
};

const escape = (/** @type {string} */ text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** The workbench page. Builds up to 1.93 are AMD, later ones ES modules. @param {string} build @param {object} config */
function page(build, config) {
  const esm = JSON.parse(readFileSync(join(build, 'package.json'), 'utf8')).type === 'module';
  const css = esm ? 'workbench.web.main.internal.css' : 'workbench.web.main.css';
  const scripts = esm
    ? `<script>globalThis._VSCODE_FILE_ROOT = location.origin + '/build/out/';</script>
<script type="module" src="/build/out/nls.messages.js"></script>
<script src="/editor/boot.js"></script>
<script type="module">
import * as workbench from '/build/out/vs/workbench/workbench.web.main.internal.js';
boot(workbench);
</script>`
    : `<script src="/build/out/vs/loader.js"></script>
<script src="/build/out/vs/webPackagePaths.js"></script>
<script>
require.config({
  baseUrl: location.origin + '/build/out',
  paths: Object.fromEntries(
    Object.entries(self.webPackagePaths).map(([name, path]) => [name, location.origin + '/build/node_modules/' + name + '/' + path]),
  ),
  trustedTypesPolicy: self.trustedTypes?.createPolicy('amdLoader', { createScriptURL: (value) => value }),
});
</script>
<script src="/build/out/vs/workbench/workbench.web.main.nls.js"></script>
<script src="/build/out/vs/workbench/workbench.web.main.js"></script>
<script src="/editor/boot.js"></script>
<script>require(['vs/workbench/workbench.web.main'], boot);</script>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Commspec</title>
<meta id="configuration" data-settings="${escape(JSON.stringify(config))}">
<link rel="icon" href="/build/favicon.ico">
<link rel="stylesheet" href="/build/out/vs/workbench/${css}">
</head>
<body aria-label="">
${scripts}
</body>
</html>`;
}

const WEBVIEW = 'out/vs/workbench/contrib/webview/browser/pre/index.html';

/**
 * The page around a webview. As it comes it insists on a host name of its own, one for each webview: a third party for
 * the workbench, whose service worker browsers block. Here it may also share the workbench's origin.
 * @param {string} build
 */
function webviewPage(build) {
  const html = readFileSync(join(build, WEBVIEW), 'utf8');
  const opening = '<script async type="module">';
  const check = 'const hostname = location.hostname;';
  const start = html.indexOf(opening) + opening.length;
  const script = html.slice(start, html.lastIndexOf('</script>'));
  const hash = (/** @type {string} */ text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  if (script.split(check).length !== 2 || !html.includes(hash(script)))
    throw new Error(`${WEBVIEW} is not as expected`);
  const changed = script.replace(check, `if (parentOrigin === location.origin) return start(parentOrigin);\n${check}`);
  return html.replace(script, () => changed).replace(hash(script), () => hash(changed));
}

/**
 * The files below a folder: [path with /, text], hidden ones left out.
 * @param {string} folder
 * @returns {[path: string, text: string][]}
 */
function readFolder(folder, below = '') {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.name.startsWith('.')) return [];
    if (entry.isDirectory()) return readFolder(folder, path);
    return entry.isFile() ? [[path, readFileSync(join(folder, path), 'utf8')]] : [];
  });
}

/** @param {import('node:http').Server} server */
const portOf = (server) => /** @type {import('node:net').AddressInfo} */ (server.address()).port;

/** @param {import('node:http').Server} server @param {readonly number[]} ports */
async function listen(server, ports) {
  for (const port of ports) {
    /** @type {NodeJS.ErrnoException | undefined} */
    const error = await new Promise((resolve) => {
      server.once('error', resolve).listen(port, '127.0.0.1', () => {
        server.off('error', resolve);
        resolve(undefined);
      });
    });
    if (error === undefined) return portOf(server);
    if (error.code !== 'EADDRINUSE') throw error;
  }
  throw new Error(`ports ${ports.join(', ')} are in use`);
}

/**
 * @typedef {object} Options
 * @property {string} build
 * @property {string} extension
 * @property {readonly string[]} allow
 * @property {string} folder
 * @property {string} [tests]
 * @property {string | undefined} [open]
 * @property {object} [settings]
 * @property {readonly number[]} [ports]
 */

/**
 * Starts the server. `build` is the folder of the web build, `extension` that of the extension, `allow` its paths that
 * are served, `folder` what is opened: a copy in memory, so nothing on disk changes. `tests` names a test module of the
 * extension, `open` a file to show first. Port 0 is any free one.
 * @param {Options} options
 */
export async function serveEditor({ build, extension, allow, folder, tests, open, settings = {}, ports = [0] }) {
  const name = basename(folder);
  const config = {
    folder: name,
    ...(open === undefined ? {} : { open: `${name}/${open}` }),
    ...(tests === undefined ? {} : { tests }),
    settings: { ...SETTINGS, ...settings },
  };
  const allowed = (/** @type {string} */ path) => allow.some((entry) => path === entry || path.startsWith(`${entry}/`));
  const mounts = [
    { prefix: '/build/', folder: build, allowed: () => true },
    {
      prefix: '/editor/',
      folder: import.meta.dirname,
      allowed: (/** @type {string} */ path) => path === 'boot.js' || path.startsWith('files-extension/'),
    },
    { prefix: '/extension/', folder: extension, allowed },
  ];

  /** The file that a URL path stands for, or undefined. */
  const fileAt = (/** @type {string} */ pathname) => {
    const mount = mounts.find(({ prefix }) => pathname.startsWith(prefix));
    if (!mount) return undefined;
    const file = resolve(mount.folder, pathname.slice(mount.prefix.length));
    const path = relative(mount.folder, file).replaceAll(sep, '/');
    if (path.startsWith('..') || isAbsolute(path) || !mount.allowed(path)) return undefined;
    return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
  };

  const webview = webviewPage(build);
  const server = createServer((request, response) => {
    const send = (/** @type {number} */ status, /** @type {string} */ type, /** @type {string} */ body) => {
      response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' }).end(body);
    };
    const port = portOf(server);
    // A page elsewhere must not reach this server by a name that it made point here.
    if (![`127.0.0.1:${port}`, `localhost:${port}`].includes(request.headers.host ?? '')) {
      return send(403, 'text/plain', 'not for this host name');
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return send(405, 'text/plain', 'GET only');
    let pathname;
    try {
      pathname = decodeURIComponent(new URL(request.url ?? '', 'http://localhost').pathname);
    } catch {
      return send(400, 'text/plain', 'bad address');
    }
    if (pathname.includes('\0')) return send(400, 'text/plain', 'bad address');
    if (pathname === '/') return send(200, 'text/html', page(build, config));
    if (pathname === `/build/${WEBVIEW}`) return send(200, 'text/html', webview);
    if (pathname === '/files.json')
      return send(200, 'application/json', JSON.stringify({ folder: name, files: readFolder(folder) }));
    const file = fileAt(pathname);
    if (file === undefined) return send(404, 'text/plain', 'not found');
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'cache-control': 'no-cache',
    });
    createReadStream(file).pipe(response);
  });
  const port = await listen(server, ports);
  const close = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return { url: `http://127.0.0.1:${port}/`, close };
}
