import { searchHostComponents } from '../../catalog/roles';
import { isSpread } from '../../questions/architecture';
import type { Component, Model } from '../../model/model';
import { newHost } from '../../fixes/hosts';
import { removeComponent } from '../../fixes/edits';
import { Moved } from '../../syntax/plain';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

export const rule = defineRule({
  code: 'ISS007',
  name: 'indexing-shares-host',
  severity: 'warning',
  title: 'Indexing shares its host with other services',
  source: ['L5023'],
  check(model, report) {
    // With one host there is no choice.
    if (!isSpread(model) || model.hosts.length < 2) return;
    for (const index of model.of('iss-index')) {
      const { host } = index;
      const other = host.components.find(({ id }) => !searchHostComponents.includes(id));
      if (other === undefined) continue;
      report({
        at: index.at,
        message: `Indexing needs much processor time, and \`${other.id}\` on \`${host.name}\` has to share it. Give the index a host of its own.`,
        related: [{ at: other.at, message: 'It shares the host' }],
        fixes: () => moveToNewHost(model, index),
      });
    }
  },
});

function moveToNewHost(model: Model, index: Component): readonly FixDraft[] {
  const moved = newHost(model, {
    base: 'index',
    tier: 2,
    zone: 'private-data',
    site: index.host.spec.site?.value,
    components: [new Moved(index.spec.at), 'apache-httpd'],
  });
  return moved === undefined
    ? []
    : [
        {
          title: `Move \`iss-index\` to the new host \`${moved.name}\``,
          in: index.spec.at,
          edit: (editor) => {
            removeComponent(editor, index);
            moved.add(editor);
          },
        },
      ];
}
