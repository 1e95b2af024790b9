// The static checks, one after the other: what `npm run typecheck`, `npm run lint` and `npm test` run.
import { join } from 'node:path';
import { root } from './project.mjs';

/** @param {string} file in node_modules @param {string[]} args */
const tool = (file, ...args) => [join(root, 'node_modules', file), ...args];
/** @param {string} project */
const types = (project) => tool('typescript/bin/tsc', '-p', project);

/**
 * `of`: the script of package.json that it belongs to. `args`: for Node.js.
 * @type {readonly { readonly of: 'typecheck' | 'lint', readonly name: string, readonly args: readonly string[] }[]}
 */
export const CHECKS = [
  { of: 'typecheck', name: 'types', args: types('tsconfig.json') },
  { of: 'typecheck', name: 'types of the pure core', args: types('tsconfig.core.json') },
  { of: 'typecheck', name: 'types of the server', args: types('tsconfig.server.json') },
  { of: 'typecheck', name: 'types of scripts', args: types('tsconfig.scripts.json') },
  { of: 'lint', name: 'eslint', args: tool('eslint/bin/eslint.js', '.') },
  { of: 'lint', name: 'formatting', args: tool('prettier/bin/prettier.cjs', '--check', '.') },
  {
    of: 'lint',
    name: 'direction of imports',
    args: tool('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', '.'),
  },
  { of: 'lint', name: 'unused code', args: tool('knip/bin/knip.js') },
];
