import { isBefore, lifecycle } from '../../catalog/releases';
import { statedBy } from '../../questions/components';
import { defineRule, reportEach } from '../rule';
import { optionOf } from './options';
import { heldBy, STORES, volumesOf } from './storage';

/** From here on the default is a directory of temporary memory; what is written in its place counts for every version. */
const defaultFrom = lifecycle.dbtmpdirDefault.from;
const onMemory = (path: string): boolean => /^(\/tmp|\/var\/run|\/run|\/dev\/shm)(\/|$)/.test(path);

const why = 'They are rewritten all the time and are of no use after a restart: on disk they only take its time.';

export const rule = defineRule({
  code: 'SIZ031',
  name: 'temporary-files-not-in-memory',
  severity: 'warning',
  title: 'Temporary files of the mailbox database are not on a memory file system',
  source: ['L2970', 'L3020', 'L3026'],
  check(model, report) {
    const stores = model.of(...STORES);
    reportEach(model, report, 'SIZ031', stores, ({ host }, report) => {
      for (const volume of volumesOf(host)) {
        const held = heldBy(volume, 'dbtmpdir');
        const filesystem = volume.filesystem ?? host.spec.filesystem;
        if (held === undefined || filesystem === undefined || filesystem.value === 'tmpfs') continue;
        report({
          at: held.at,
          message: `Temporary files of the mailbox database lie on \`${filesystem.value}\`. ${why} Put them on \`tmpfs\`.`,
          related: [{ at: filesystem.at, message: 'The file system' }],
        });
      }
    });
    const paths = statedBy(model, stores, 'SIZ031, directory', (store, own) => optionOf(own, store, 'store.dbtmpdir'));
    const seen = new Set<unknown>();
    for (const { item, fact: path } of paths) {
      const { host } = item;
      if (!onMemory(path.value) && !seen.has(path)) {
        seen.add(path);
        report({
          at: path.at,
          message: `\`${path.value}\`, where the temporary files of the mailbox database lie, is no memory file system. ${why} Use a directory below \`/tmp\`, with a name that no other instance uses.`,
          fixes: () => [
            {
              title: `Set it to \`/tmp/${host.name}-dbtmp\``,
              in: path.at,
              edit: (editor) => {
                editor.replace(path.at, `/tmp/${host.name}-dbtmp`);
              },
            },
          ],
        });
      }
    }
    const isOld = model.each(
      stores,
      'SIZ031, before',
      (store, own) =>
        isBefore(own.versionOf(store)?.value, defaultFrom) === true &&
        optionOf(own, store, 'store.dbtmpdir') === undefined &&
        !volumesOf(store.host).some((volume) => heldBy(volume, 'dbtmpdir') !== undefined),
    );
    const store = stores[isOld.indexOf(true)];
    if (store === undefined) return;
    report({
      at: store.at,
      advice: true,
      message: `Before ${defaultFrom} the temporary files of the mailbox database lie beside it on disk unless \`store.dbtmpdir\` says otherwise. Set it to a directory below \`/tmp\`.`,
    });
  },
});
