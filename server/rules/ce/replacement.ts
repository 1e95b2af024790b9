/** What to do about Communications Express. */
import { componentInfo } from '../../catalog/components';
import { lastCommunicationsExpress, inWords } from '../../catalog/releases';
import type { Component, Model } from '../../model/model';
import { addFix } from '../../fixes/components';
import { removeComponent, setOnComponent } from '../../fixes/edits';
import { runs } from '../../questions/components';
import { mayHaveConvergence } from '../../questions/web-clients';
import type { FixDraft } from '../../fixes/fix';

/** Convergence in its place, with the container that it needs; nothing where what the spec says keeps it from running there. */
export function replacement(model: Model, client: Component): readonly FixDraft[] {
  const { host } = client;
  if (runs(host, 'convergence')) {
    return [
      {
        title: `Remove \`communications-express\` from \`${host.name}\`: \`convergence\` is there already`,
        in: client.spec.at,
        edit: (editor) => {
          removeComponent(editor, client);
        },
      },
    ];
  }
  if (!mayHaveConvergence(model, host)) return [];
  const others = host.components.filter((component) => component !== client);
  const container = others.find(
    ({ id }) =>
      id === 'web-server' &&
      !others.some((other) => componentInfo(other.id).container?.includes('web-server') === true),
  );
  const glassfish = addFix(model, host, 'glassfish');
  return [
    {
      title: `Replace \`communications-express\` on \`${host.name}\` by \`convergence\``,
      in: client.spec.at,
      edit: (editor) => {
        // The whole item goes: its settings are those of the other client.
        editor.replace(client.spec.at, 'convergence');
        if (runs(host, 'glassfish')) return;
        if (container === undefined) glassfish.edit(editor);
        else editor.replace(container.spec.at, 'glassfish');
      },
    },
  ];
}

const { version, suite } = lastCommunicationsExpress;
const media = `cs${suite}`;

/** Where to have it from, for a sentence. */
export const older = `version ${version} comes from the Suite ${inWords(suite)} media`;

export const olderMedia = (client: Component): FixDraft => ({
  title: `Take it from the older media: \`media: ${media}\` on \`${client.host.name}\``,
  in: client.spec.at,
  edit: (editor) => {
    setOnComponent(editor, client, 'media', media);
  },
});
