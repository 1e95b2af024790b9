/** Switching on a service of a message store. */
import type { FixDraft } from '../../fixes/fix';
import type { StoreService, SwitchedOff } from '../../questions/store-services';

export const serveFix = ({ store, serves }: SwitchedOff, service: StoreService): FixDraft => ({
  title: `Run \`${service}\` on \`${store.host.name}\``,
  in: serves.at,
  edit: (editor) => {
    if (serves.at.kind === 'map') return;
    editor.add(serves.at, service);
  },
});
