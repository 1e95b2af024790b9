import { figures } from '../../catalog/figures';
import { directoryCopies } from '../../catalog/roles';
import type { Model } from '../../model/model';
import { ticked } from '../../words/list';
import { spelled } from '../../words/number';
import { defineRule } from '../rule';
import { centreOf, mastersShown } from './masters';

const consumers = spelled(figures.fourWayConsumersPerCentre.value);

export const rule = defineRule({
  code: 'DIR017',
  name: 'four-way-without-hubs',
  severity: 'hint',
  title: 'Four-way replication without hubs and consumers in each data centre',
  source: ['L1426'],
  check(model, report) {
    const replication = model.directory?.replication;
    if (replication?.value !== 'four-way-mmr' || !model.complete) return;
    // Hubs first: they feed the consumers.
    const missing = directoryCopies.filter((id) => model.lacks(id)).reverse();
    const places = missing.length > 0 ? [] : bareCentres(model);
    if (missing.length === 0 && places.length === 0) return;
    report({
      at: replication.at,
      message:
        missing.length > 0
          ? `Four masters take the writes; reads grow with consumers, and hubs feed those. The spec has no ${missing.map((id) => `\`${id}\``).join(' and no ')}. Put hubs and ${consumers} consumers into each data centre.`
          : `In ${ticked(places)} no consumer or no hub stands beside the masters, so all reads fall on these. Put hubs and ${consumers} consumers into each data centre.`,
      related: mastersShown(model),
    });
  },
});

/** Centres with masters where a hub or a consumer is missing; none where one of them does not say where it stands. */
function bareCentres(model: Model): readonly string[] {
  const centres = { master: new Set<string>(), hub: new Set<string>(), consumer: new Set<string>() };
  for (const role of ['master', 'hub', 'consumer'] as const) {
    for (const { host } of model.of(`directory-${role}`)) {
      const centre = centreOf(model, host);
      if (centre === undefined) return [];
      centres[role].add(centre);
    }
  }
  return [...centres.master].filter((centre) => !centres.hub.has(centre) || !centres.consumer.has(centre));
}
