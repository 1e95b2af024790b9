// The software bill of materials: what of npm's own list is bundled, nothing else.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, windows } from './project.mjs';

/**
 * What `npm sbom` prints, as far as it is looked at.
 * @typedef {object} Bill
 * @property {string} $schema
 * @property {string} bomFormat
 * @property {string} specVersion
 * @property {number} version
 * @property {{ lifecycles: unknown, tools: unknown, component: Entry }} metadata
 * @property {readonly Entry[]} components
 * @property {readonly { ref: string, dependsOn?: readonly string[] }[]} dependencies
 */
/** @typedef {{ name: string, version: string, 'bom-ref': string }} Entry */

/**
 * A CycloneDX document about the bundled packages, made by `npm sbom` from the lock file. Without date and serial number: the
 * same sources give the same bill. Throws where npm knows nothing of a bundled package.
 * @param {readonly import('./bundled.mjs').Package[]} packages
 */
export function billOfMaterials(packages) {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const listed = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64e6,
    shell: windows,
  });
  /** @type {Bill} */
  const { $schema, bomFormat, specVersion, version: revision, metadata, components, dependencies } = JSON.parse(listed);
  const { lifecycles, tools, component } = metadata;
  const wanted = new Set(packages.map(({ manifest }) => `${manifest.name}@${manifest.version}`));
  const inside = components.filter((own) => wanted.delete(`${own.name}@${own.version}`));
  if (wanted.size > 0) throw new Error(`bundled, but unknown to \`npm sbom\`: ${[...wanted].join(', ')}`);
  const refs = new Set([component['bom-ref'], ...inside.map((own) => own['bom-ref'])]);
  return {
    $schema,
    bomFormat,
    specVersion,
    version: revision,
    // npm names the project after the folder that it lies in.
    metadata: { lifecycles, tools, component: { ...component, name, version } },
    components: inside,
    dependencies: dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => refs.has(other)) })),
  };
}
