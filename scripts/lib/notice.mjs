// Who wrote what is bundled, from esbuild's record of the inputs.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.mjs';

/** The folder of the package that an input of a bundle belongs to, or undefined for own code. */
function packageFolder(input) {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
}

function licenceText(folder) {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
  return file === undefined ? undefined : readFileSync(join(folder, file), 'utf8').trim();
}

/** The text of NOTICE: every bundled package with its licence, in the order of names. */
export function notice(metafiles) {
  const inputs = [...metafiles].flatMap((metafile) =>
    Object.values(metafile.outputs).flatMap((output) =>
      // An input that was read and dropped again is not in the product.
      Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
    ),
  );
  const packages = new Map();
  for (const folder of new Set(inputs.map(packageFolder).filter(Boolean))) {
    const path = join(root, folder);
    const { name, version, license, homepage, repository } = JSON.parse(
      readFileSync(join(path, 'package.json'), 'utf8'),
    );
    const text = existsSync(path) ? licenceText(path) : undefined;
    if (!license && !text) throw new Error(`${name} ${version} is bundled and states no licence`);
    const origin = homepage ?? (typeof repository === 'string' ? repository : repository?.url) ?? '';
    packages.set(`${name} ${version}`, {
      license: license ?? 'see below',
      origin: origin.replace(/^git\+|\.git$/g, ''),
      text,
    });
  }
  const rule = '-'.repeat(80);
  const entries = [...packages]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([title, { license, origin, text }]) =>
      [rule, title, `Licence: ${license}`, ...(origin ? [origin] : []), ...(text ? ['', text] : [])].join('\n'),
    );
  const head = 'Commspec is licensed under the MIT licence (LICENSE). Its bundles contain these packages:';
  return `${[head, ...entries].join('\n\n').replace(/\r\n/g, '\n')}\n`;
}
