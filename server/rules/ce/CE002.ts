import { componentInfo } from '../../catalog/components';
import { isAtLeast, lifecycle } from '../../catalog/releases';
import type { Component, Model } from '../../spec/model';
import { addFix, removeComponent, runs, setOnComponent } from '../kit';
import { defineRule, type FixDraft } from '../rule';

export const rule = defineRule({
  code: 'CE002',
  severity: 'error',
  title: 'This suite release no longer ships Communications Express',
  source: ['L2120', 'L166', 'L6103-6105'],
  check(model, report) {
    const { suite } = model;
    if (suite === undefined || isAtLeast(suite.value, lifecycle.communicationsExpress.until) !== true) return;
    for (const client of model.of('communications-express')) {
      if (client.spec.media !== undefined || client.spec.incomplete) continue;
      report({
        at: client.at,
        message: `Communications Express is not in the bundle of Suite \`${suite.value}\`. Use \`convergence\`, or say with \`media\` that version 6.3 comes from the Suite 6 Update 2 media.`,
        related: [{ at: suite.at, message: 'The bundle lacks it from Suite 7 Update 1 on' }],
        fixes: [
          replacement(model, client),
          {
            title: 'Take it from the older media: `media: cs6u2`',
            in: client.spec.at,
            edit: (editor) => {
              setOnComponent(editor, client, 'media', 'cs6u2');
            },
          },
        ],
      });
    }
  },
});

/** Convergence in its place, with the container that it needs. */
function replacement(model: Model, client: Component): FixDraft {
  const { host } = client;
  if (runs(host, 'convergence')) {
    return {
      title: 'Remove `communications-express`: `convergence` is here already',
      in: client.spec.at,
      edit: (editor) => {
        removeComponent(editor, client);
      },
    };
  }
  const others = host.components.filter((component) => component !== client);
  const container = others.find(
    ({ id }) =>
      id === 'web-server' &&
      !others.some((other) => componentInfo(other.id).container?.includes('web-server') === true),
  );
  const glassfish = addFix(model, host, 'glassfish');
  return {
    title: 'Replace it by `convergence`',
    in: client.spec.at,
    edit: (editor) => {
      // The whole item goes: its settings are those of the other client.
      editor.replace(client.spec.at, 'convergence');
      if (runs(host, 'glassfish')) return;
      if (container === undefined) glassfish.edit(editor);
      else editor.replace(container.spec.at, 'glassfish');
    },
  };
}
