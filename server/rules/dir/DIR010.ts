import { figures } from '../../catalog/figures';
import type { Component } from '../../model/model';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { mastersBetween, mastersShown } from './masters';

export const rule = defineRule({
  code: 'DIR010',
  name: 'too-many-masters',
  severity: 'warning',
  title: 'More masters than replicate with each other',
  source: ['L1512'],
  check(model, report) {
    const count = mastersBetween(model)?.least;
    const most = figures.mastersMaximum.value;
    if (count === undefined || count <= most) return;
    const masters = model.of('directory-master');
    const last = masters.at(-1);
    if (last === undefined) return;
    report({
      at: last.at,
      message: `The spec has ${count} directory masters; one a site for up to ${most} sites is the limit. Make the further ones hubs: a hub can be promoted when a master is lost.`,
      related: mastersShown(model).filter(({ at }) => at !== last.at),
      fixes: () => demoteFix(masters, count, most),
    });
  },
});

/** Makes a hub of the group of masters that brings the number into the limit, the last such. */
function demoteFix(masters: readonly Component[], count: number, most: number): readonly FixDraft[] {
  const chosen = [...masters].reverse().find(({ host }) => count - host.count <= most && count - host.count >= 1);
  if (chosen === undefined) return [];
  return [
    {
      title: `Make \`${chosen.host.name}\` a hub`,
      in: chosen.at,
      edit: (editor) => {
        editor.replace(chosen.at, 'directory-hub');
      },
    },
  ];
}
