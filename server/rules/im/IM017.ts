import { containersFor, webContainers } from '../../catalog/roles';
import type { Component, Host } from '../../model/model';
import { addFix } from '../../fixes/components';
import { runs } from '../../questions/components';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

export const rule = defineRule({
  code: 'IM017',
  name: 'im-files-without-container',
  severity: 'error',
  title: 'The Instant Messaging client files are on a host without a web container',
  source: ['L5125'],
  check(model, report) {
    if (model.mayBeExternal(...webContainers)) return;
    for (const resources of model.of('im-resources')) {
      const { host } = resources;
      if (host.incomplete || runs(host, ...webContainers)) continue;
      const other = model
        .of(...containersFor('im-resources'))
        .find((container) => container.host.name !== '' && !runs(container.host, 'im-resources'));
      report({
        at: resources.at,
        message: `The web container serves these files from its own disk, and \`${host.name}\` has no container. Put both on one host.`,
        related:
          other === undefined ? [] : [{ at: other.at, message: `\`${other.id}\` runs on \`${other.host.name}\`` }],
        fixes: () => [
          ...(other === undefined || host.components.length < 2 ? [] : moveTo(resources, other.host)),
          addFix(model, host, 'web-server'),
        ],
      });
    }
  },
});

function moveTo(resources: Component, host: Host): readonly FixDraft[] {
  const list = host.spec.components?.at;
  if (list === undefined) return [];
  return [
    {
      title: `Move \`im-resources\` to \`${host.name}\``,
      in: resources.spec.at,
      edit: (editor) => {
        editor.move(resources.spec.at, list);
      },
    },
  ];
}
