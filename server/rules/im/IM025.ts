import { figures } from '../../catalog/figures';
import type { Component, Model } from '../../model/model';
import { imLayoutOf, imUsersOf } from '../../sizing/im';
import { newHost } from '../../fixes/hosts';
import { orderOf, removeComponent } from '../../fixes/edits';
import { componentType } from '../../model/format';
import { runs } from '../../questions/components';
import { Moved } from '../../syntax/plain';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { nameOfServer } from '../../questions/im-servers';

/** Connections of the largest deployment that the guide shows on one machine: of the small example. */
const ONE_MACHINE = figures.imOneMachine.value;

export const rule = defineRule({
  code: 'IM025',
  name: 'busy-multiplexor-beside-server',
  severity: 'hint',
  title: 'A busy multiplexor shares the host of the Instant Messaging server',
  source: ['L5786', 'L5573-5579'],
  check(model, report) {
    if (!model.has('im-mux')) return;
    const { connections, at } = imUsersOf(model);
    const { servers } = imLayoutOf(model);
    if (connections === null || servers === 0 || connections / servers <= ONE_MACHINE) return;
    for (const mux of model.of('im-mux')) {
      if (!runs(mux.host, 'im-server')) continue;
      report({
        at: mux.at,
        message: `About ${Math.round(connections / servers).toLocaleString('en-US')} connections a server are more than the guide puts on one machine, and the multiplexor takes processor and memory for each. Give it a host of its own.`,
        related: at === undefined ? [] : [{ at, message: 'From this number of users' }],
        fixes: () => ownHost(model, mux),
      });
    }
  },
});

function ownHost(model: Model, mux: Component): readonly FixDraft[] {
  const server = mux.host.components.find(({ id }) => id === 'im-server');
  if (server === undefined || mux.host.components.length < 2) return [];
  const named = mux.spec.server === undefined ? { server: nameOfServer(model, server) } : {};
  const added = newHost(model, {
    base: 'mux',
    tier: 1,
    zone: 'dmz',
    site: mux.host.spec.site?.value,
    components: [new Moved(mux.spec.at, named, orderOf(componentType))],
  });
  if (added === undefined) return [];
  return [
    {
      title: `Move it to the new host \`${added.name}\``,
      in: mux.spec.at,
      edit: (editor) => {
        removeComponent(editor, mux);
        added.add(editor);
      },
    },
  ];
}
