// The packages whose code is in a bundle, from esbuild's record of the inputs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.mjs';

/**
 * @typedef {object} Package
 * @property {string} folder below the project
 * @property {{ name: string, version: string, license?: string, homepage?: string, repository?: string | { url: string } }} manifest
 */

/** The folder of the package that an input of a bundle belongs to, or undefined for own code. @param {string} input */
function packageFolder(input) {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
}

/**
 * Every bundled package once, in the order of names: its folder below the project and its package.json. Throws where one is
 * only a development dependency: whoever installs without those could not build what he was given.
 * @param {Iterable<import('esbuild').Metafile>} metafiles
 */
export function bundledPackages(metafiles) {
  /** @type {Record<string, { readonly dev?: boolean }>} */
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const inputs = [...metafiles].flatMap((metafile) =>
    Object.values(metafile.outputs).flatMap((output) =>
      // An input that was read and dropped again is not in the product.
      Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
    ),
  );
  const packages = [...new Set(inputs.flatMap((input) => packageFolder(input) ?? []))].map((folder) => ({
    folder,
    manifest: JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')),
  }));
  const development = packages.filter(({ folder }) => locked[folder]?.dev === true).map(({ folder }) => folder);
  if (development.length > 0)
    throw new Error(`bundled, but not in "dependencies" of package.json: ${development.join(', ')}`);
  // Two copies of one version are one entry.
  const byName = new Map(packages.map((entry) => [`${entry.manifest.name} ${entry.manifest.version}`, entry]));
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}
