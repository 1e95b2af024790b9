/** A host in a few words. */
import { oneLine } from '../report/escape';
import { code, joined, markdown, type Markdown } from '../report/markup';
import type { Host } from '../model/model';
import { clip } from './documentation';

/** `2 hosts, dmz: mmp, webmail`, as plain text on one line. */
export function hostSummary(host: Host): string {
  const ids = [...new Set(host.components.map((component) => component.id))];
  const shown = ids.length > 4 ? `${ids.slice(0, 4).join(', ')} …` : ids.join(', ');
  const zone = host.spec.zone === undefined ? undefined : oneLine(host.spec.zone.value);
  const where = [host.count === 1 ? undefined : `${host.count} hosts`, zone]
    .filter((part) => part !== undefined)
    .join(', ');
  return where === '' ? shown : shown === '' ? where : `${where}: ${shown}`;
}

/** The names of the hosts of a group. */
export function members(host: Host): Markdown {
  const name = (number: number): Markdown => code(clip(`${host.name}-${number}`));
  return host.count <= 3
    ? joined(
        Array.from({ length: host.count }, (_, index) => name(index + 1)),
        ', ',
      )
    : markdown`${name(1)} to ${name(host.count)}`;
}
