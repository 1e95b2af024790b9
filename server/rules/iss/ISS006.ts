import { figures } from '../../catalog/figures';
import type { Host } from '../../model/model';
import { setOnComponent } from '../../fixes/edits';
import { defineRule } from '../rule';

const guess = `${figures.searchIndexDisk.value} ${figures.searchIndexDisk.unit}`;

export const rule = defineRule({
  code: 'ISS006',
  name: 'index-without-disk',
  severity: 'warning',
  title: 'No disk space is planned for the search indexes',
  source: ['L4992'],
  check(model, report) {
    let advised = false;
    for (const index of model.of('iss-index')) {
      const { host, spec } = index;
      const space = spec['index-disk'];
      const { disk } = host.spec;
      if (space !== undefined) {
        if (disk === undefined || space.value.amount < disk.value.amount) continue;
        report({
          at: space.at,
          message: `The indexes are to take ${space.source}, and \`${host.name}\` has ${disk.source} altogether, with system and software on it. Provide more disk.`,
          related: [{ at: disk.at, message: 'The disk of the host' }],
        });
        continue;
      }
      // Another one on the host may have said it for both.
      if (advised || host.incomplete || saysDisk(host)) continue;
      advised = true;
      report({
        at: index.at,
        advice: true,
        message: `Indexes take disk space of their own; the planning guide gives no number. Index a sample of your mail, extrapolate, and write the result as \`index-disk\` of the index on \`${host.name}\`.`,
        fixes: () => [
          {
            title: `Write down \`index-disk: ${guess}\` on \`${host.name}\`, to be measured`,
            in: index.spec.at,
            edit: (editor) => {
              setOnComponent(editor, index, 'index-disk', guess);
            },
          },
        ],
      });
    }
  },
});

const saysDisk = (host: Host): boolean =>
  host.components.some(({ id, spec }) => id === 'iss-index' && spec['index-disk'] !== undefined);
