import { removeComponent } from '../../fixes/edits';
import { removeFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import type { Component, Model } from '../../model/model';
import { becomeTwoTier, isSingleTier } from './architecture';
import { isAccessLayer } from './zones';

export const rule = defineRule({
  code: 'TIER008',
  severity: 'warning',
  title: 'A multiplexor on the way inside a single tier',
  source: ['L1128', 'L1159'],
  check(model, report) {
    const { architecture } = model;
    if (!isSingleTier(architecture)) return;
    for (const mmp of model.of('mmp')) {
      if (isAccessLayer(model, mmp.host)) continue;
      report({
        at: mmp.at,
        message: `In a single tier users inside connect to the message stores themselves; a multiplexor between them is the first piece of a second tier. Take it out, or call the architecture \`two-tier\`.`,
        related: [{ at: architecture.at, message: 'The architecture has one tier' }],
        fixes: [becomeTwoTier(architecture), ...(isNamed(model, mmp) ? [] : [dropMmp(mmp)])],
      });
    }
  },
});

/** Whether a host that would go altogether is named elsewhere. */
const isNamed = (model: Model, { host }: Component): boolean =>
  host.components.length === 1 &&
  model.links.some(({ role, kind, name }) => role === 'reference' && kind === 'host' && model.host(name) === host);

const dropMmp = (mmp: Component): FixDraft =>
  mmp.host.components.length > 1
    ? {
        title: `Remove \`mmp\` from \`${mmp.host.name}\``,
        in: mmp.spec.at,
        edit: (editor) => {
          removeComponent(editor, mmp);
        },
      }
    : removeFix(mmp.host.spec, `Remove the host \`${mmp.host.name}\``);
