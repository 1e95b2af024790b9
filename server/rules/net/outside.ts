/** What stands in the open Internet, where no firewall protects it. */
import type { ComponentId } from '../../catalog/components';
import type { Fact } from '../../model/dsl';
import type { Component, Host, Model } from '../../model/model';
import { zoneNamed } from '../../questions/names';
import type { FixDraft } from '../../fixes/fix';

export interface Outsider {
  readonly host: Host;
  readonly zone: Fact<string>;
  readonly components: readonly Component[];
}

/** Hosts outside every firewall that run any of these. */
export function outsiders(model: Model, ids: readonly ComponentId[]): readonly Outsider[] {
  const found = new Map<Host, Component[]>();
  const all = model.of(...ids);
  const outside = model.each(all, `outside, ${ids.join()}`, ({ host }, own) => own.zoneOf(host) === 'internet');
  for (const component of all.filter((_, place) => outside[place])) {
    const { host } = component;
    const known = found.get(host);
    if (known === undefined) found.set(host, [component]);
    else known.push(component);
  }
  return [...found].flatMap(([host, components]) =>
    host.spec.zone === undefined ? [] : [{ host, zone: host.spec.zone, components }],
  );
}

/** Puts a host into a zone of this kind. */
export const moveTo = (model: Model, zone: Fact<string>, kind: 'dmz' | 'intranet'): FixDraft => {
  const name = zoneNamed(model, kind);
  return {
    title: `Set \`zone\` to \`${name}\``,
    in: zone.at,
    edit: (editor) => {
      editor.replace(zone.at, name);
    },
  };
};

export const idsOf = (components: readonly Component[]): string =>
  [...new Set(components.map(({ id }) => `\`${id}\``))].join(', ');
