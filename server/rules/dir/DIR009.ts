import { figures } from '../../catalog/figures';
import type { Model } from '../../model/model';
import { spelled } from '../../words/number';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { centreOf, masterCount, mastersBetween, mastersShown } from './masters';

const four = figures.fourWayMasters.value;
const places = figures.fourWayCentres.value;

export const rule = defineRule({
  code: 'DIR009',
  name: 'four-way-replication',
  severity: 'warning',
  title: 'Four-way replication is a pair of masters in each of two data centres',
  source: ['L1426'],
  check(model, report) {
    const replication = model.directory?.replication;
    const count = masterCount(model);
    if (replication?.value !== 'four-way-mmr' || count === undefined || count === 0) return;
    const related = mastersShown(model);
    // Nodes of a cluster may be one master.
    const least = mastersBetween(model)?.least ?? count;
    if (count < four || least > four) {
      report({
        at: replication.at,
        message: `Four-way replication joins ${spelled(four)} masters, a pair in each of ${spelled(places)} data centres, and the spec has ${count}.${count === figures.twoWayMasters.value ? ' Two masters are `two-way-mmr`.' : ' Bring the two together.'}`,
        related,
        fixes: () => (count === figures.twoWayMasters.value ? [replaceFix(replication, 'two-way-mmr')] : []),
      });
      return;
    }
    if (least !== count) return;
    const centres = mastersByCentre(model);
    if (
      centres === undefined ||
      (centres.size === places && [...centres.values()].every((masters) => masters === four / places))
    )
      return;
    report({
      at: replication.at,
      message: `In four-way replication each of ${spelled(places)} data centres has a pair of masters; here they stand as ${[...centres].map(([name, masters]) => `${masters} in \`${name}\``).join(', ')}. When a centre is lost, the rest should still be a pair.`,
      related,
    });
  },
});

/** Masters in each data centre; undefined where one of them does not say where it stands. */
function mastersByCentre(model: Model): ReadonlyMap<string, number> | undefined {
  const found = new Map<string, number>();
  for (const { host } of model.of('directory-master')) {
    const centre = centreOf(model, host);
    if (centre === undefined) return undefined;
    found.set(centre, (found.get(centre) ?? 0) + host.count);
  }
  return found;
}
