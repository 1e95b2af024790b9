import { mailProxies } from '../../catalog/roles';
import { removeComponent } from '../../fixes/edits';
import { removeFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import type { Component, Model } from '../../model/model';
import { becomeTwoTier, isSingleTier } from './architecture';
import { isAccessLayer } from './zones';

export const rule = defineRule({
  code: 'TIER008',
  name: 'multiplexor-in-single-tier',
  severity: 'warning',
  title: 'A multiplexor on the way inside a single tier',
  source: ['L1128', 'L1159'],
  check(model, report) {
    const { architecture } = model;
    if (!isSingleTier(architecture)) return;
    for (const mmp of model.of(...mailProxies)) {
      if (isAccessLayer(model, mmp.host) || mmp.host.incomplete) continue;
      report({
        at: mmp.at,
        message: `In a single tier users inside connect to the message stores themselves; a multiplexor between them is the first piece of a second tier. Take it out, or call the architecture \`two-tier\`.`,
        related: [{ at: architecture.at, message: 'The architecture has one tier' }],
        fixes: () => [becomeTwoTier(architecture), ...dropMmp(model, mmp)],
      });
    }
  },
});

/** Without it; a host that something still refers to, such as a load balancer, stays. */
function dropMmp(model: Model, mmp: Component): readonly FixDraft[] {
  const { host, id, spec } = mmp;
  if (host.components.length > 1)
    return [
      {
        title: `Remove \`${id}\` from \`${host.name}\``,
        in: spec.at,
        edit: (editor) => {
          removeComponent(editor, mmp);
        },
      },
    ];
  const isNamed = model.links.some(({ role, name }) => role !== 'definition' && model.host(name) === host);
  return isNamed ? [] : [removeFix(host.spec, `Remove the host \`${host.name}\``)];
}
