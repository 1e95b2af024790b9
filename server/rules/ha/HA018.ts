import type { HaSpec } from '../../model/format';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { insertIntoHa } from './statements';

export const rule = defineRule({
  code: 'HA018',
  name: 'mixed-im-cluster-files',
  severity: 'warning',
  title: 'A mixed Instant Messaging cluster says nothing about its shared files',
  source: ['L1477-1479'],
  check(model, report) {
    const statements = new Set<HaSpec>(
      [model.services?.['instant-messaging']?.ha, ...model.of('im-server').map((server) => model.haOf(server))].flatMap(
        (ha) => (ha === undefined ? [] : [ha]),
      ),
    );
    for (const ha of statements) {
      if (ha.layout?.value !== 'mixed' || ha['runtime-storage'] !== undefined || ha.incomplete) continue;
      report({
        at: ha.layout.at,
        message:
          'In a mixed layout the run-time files lie on storage that all nodes reach, and there are two kinds of it. Choose `hastorageplus` or `cluster-fs` as `runtime-storage`.',
        fixes: () => [storageFix(ha, 'hastorageplus'), storageFix(ha, 'cluster-fs')],
        advice: true,
      });
    }
  },
});

const storageFix = (ha: HaSpec, storage: string): FixDraft => ({
  title: `Set \`runtime-storage\` to \`${storage}\``,
  in: ha.at,
  edit: (editor) => {
    insertIntoHa(editor, ha, 'runtime-storage', storage);
  },
});
