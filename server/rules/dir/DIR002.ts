import { desktopComponents, directoryServices, suiteComponents } from '../../catalog/roles';
import type { Component, Model } from '../../model/model';
import { addFix } from '../../fixes/components';
import { isOverlay } from '../../questions/architecture';
import { newHost } from '../../fixes/hosts';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

export const rule = defineRule({
  code: 'DIR002',
  name: 'no-directory',
  severity: 'error',
  title: 'There is no directory',
  source: ['L186', 'L2061'],
  check(model, report) {
    if (!model.lacks(...directoryServices)) return;
    const first = model.hosts.flatMap(({ components }) => components).find(needsDirectory);
    if (first === undefined) return;
    report({
      at: first.at,
      message: `\`${first.id}\` finds its users in a directory, and the spec has none. Add \`directory-master\` to a host, or name it under \`external\` if it stands elsewhere.`,
      fixes: () => fixes(model, first),
    });
  },
});

/** What runs on desktops brings no deployment of its own. */
const needsDirectory = ({ id }: Component): boolean => suiteComponents.includes(id) && !desktopComponents.includes(id);

function fixes(model: Model, { host }: Component): readonly FixDraft[] {
  if (model.architecture?.value === 'single-host') return [addFix(model, host, 'directory-master')];
  if (isOverlay(model)) return [];
  const fresh = newHost(model, {
    base: 'directory',
    tier: model.tiers.some(({ number }) => number === 2) ? 2 : 1,
    zone: model.architecture?.value === 'single-tier' ? (model.zoneOf(host) ?? 'intranet') : 'private-data',
    components: ['directory-master'],
  });
  return fresh === undefined
    ? []
    : [{ title: `Add the host \`${fresh.name}\` with a directory`, in: fresh.in, edit: fresh.add }];
}
