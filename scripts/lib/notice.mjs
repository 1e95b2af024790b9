// Who wrote what is bundled.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.mjs';

/** @param {string} folder */
function licenceText(folder) {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
  return file === undefined ? undefined : readFileSync(join(folder, file), 'utf8').trim();
}

/** The text of NOTICE: every bundled package with its licence. @param {readonly import('./bundled.mjs').Package[]} packages */
export function notice(packages) {
  const rule = '-'.repeat(80);
  const entries = packages.map(({ folder, manifest: { name, version, license, homepage, repository } }) => {
    const text = licenceText(join(root, folder));
    if (!license && !text) throw new Error(`${name} ${version} is bundled and states no licence`);
    const origin = (homepage ?? (typeof repository === 'string' ? repository : repository?.url) ?? '').replace(
      /^git\+|\.git$/g,
      '',
    );
    const head = [rule, `${name} ${version}`, `Licence: ${license ?? 'see below'}`];
    return [...head, ...(origin ? [origin] : []), ...(text ? ['', text] : [])].join('\n');
  });
  const head = 'Commspec is licensed under the MIT licence (LICENSE). Its bundles contain these packages:';
  return `${[head, ...entries].join('\n\n').replace(/\r\n/g, '\n')}\n`;
}
