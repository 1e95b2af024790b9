/** Hover on a name: the host, zone, site or firewall that it stands for in this spec. */
import { componentInfo } from '../../catalog/components';
import { valueOf } from '../../catalog/types';
import { zoneKind } from '../../catalog/vocabulary';
import type { NameKind } from '../../model/dsl';
import type { Host } from '../../model/model';
import type { Snapshot } from '../../model/snapshot';
import { bullets, code, joined, markdown, paragraphs, prose, type Markdown } from '../../report/markup';
import { clip } from '../documentation';
import { members } from '../hosts';

/** What is known of a name; undefined where the spec declares none of this kind. */
export function describeName(snapshot: Snapshot, kind: NameKind, word: string): Markdown | undefined {
  const { model } = snapshot;
  switch (kind) {
    case 'host': {
      const host = model.host(word);
      return host === undefined ? undefined : describeHost(host, word);
    }
    case 'zone': {
      const zone = model.section('zones')?.items.find((candidate) => candidate.name?.value === word);
      const kindOf = model.zoneKind(word);
      const value = kindOf === undefined ? undefined : valueOf(zoneKind, kindOf);
      if (zone === undefined && value === undefined) return undefined;
      const hosts = model.hosts.filter((host) => host.spec.zone?.value === word);
      return paragraphs([
        markdown`**${clip(word)}** (zone${kindOf === undefined || kindOf === word ? '' : `, ${kindOf}`})${value === undefined ? '' : prose(`: ${value.title}`)}`,
        value?.text === undefined ? undefined : prose(value.text),
        hosts.length === 0 ? markdown`No host stands in it.` : markdown`Hosts: ${names(hosts)}.`,
      ]);
    }
    case 'site': {
      const site = model.section('sites')?.items.find((candidate) => candidate.name?.value === word);
      if (site === undefined) return undefined;
      const hosts = model.hosts.filter((host) => host.spec.site?.value === word);
      const facts = [site.size?.value, site.users === undefined ? undefined : `${site.users.value} users`]
        .filter((fact) => fact !== undefined)
        .join(', ');
      return paragraphs([
        markdown`**${clip(word)}** (site)${facts === '' ? '' : `: ${facts}`}`,
        hosts.length === 0 ? markdown`No host stands at it.` : markdown`Hosts: ${names(hosts)}.`,
      ]);
    }
    case 'firewall': {
      const firewall = model.firewalls?.items.find((candidate) => candidate.name?.value === word);
      if (firewall === undefined) return undefined;
      const between = firewall.between?.items.map((zone) => code(clip(zone.value)));
      return paragraphs([
        markdown`**${clip(word)}** (firewall)${between === undefined ? '' : markdown` between ${joined(between, ' and ')}`}`,
        firewall.allow === undefined
          ? markdown`Its rules are not given.`
          : markdown`${firewall.allow.items.length} ${firewall.allow.items.length === 1 ? 'rule' : 'rules'}.`,
      ]);
    }
    case 'domain':
    case 'partition':
    case 'network':
    case 'davstore':
      return undefined;
  }
}

function describeHost(host: Host, word: string): Markdown {
  const { zone, site, cpus, memory } = host.spec;
  const one = word !== host.name;
  const several = host.count === 1 ? '' : markdown`, ${one ? 'one of ' : ''}${host.count}: ${members(host)}`;
  return paragraphs([
    markdown`**${clip(word)}** (host)${several}`,
    bullets([
      host.tier === undefined ? undefined : markdown`Tier: ${host.tier}`,
      zone === undefined ? undefined : markdown`Zone: ${code(clip(zone.value))}`,
      site === undefined ? undefined : markdown`Site: ${code(clip(site.value))}`,
      cpus === undefined ? undefined : markdown`Processors: ${cpus.value}`,
      memory === undefined ? undefined : markdown`Memory: ${clip(memory.source)}`,
      ...host.components.map(({ id }) => markdown`${code(id)}: ${prose(componentInfo(id).title)}`),
    ]),
  ]);
}

function names(hosts: readonly Host[]): Markdown {
  const shown = joined(
    hosts.slice(0, 10).map((host) => code(clip(host.name))),
    ', ',
  );
  return hosts.length > 10 ? markdown`${shown} and ${hosts.length - 10} more` : shown;
}
