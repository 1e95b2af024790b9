import { directories } from '../../catalog/roles';
import { componentInfo } from '../../catalog/components';
import { figures } from '../../catalog/figures';
import type { Host, Model } from '../../model/model';
import { hostsWith } from '../../sizing/hosts';
import { newHost } from '../../fixes/hosts';
import { defineRule, reportEach } from '../rule';
import { type FixDraft } from '../../fixes/fix';

export const rule = defineRule({
  code: 'SIZ006',
  name: 'directory-at-limit',
  severity: 'warning',
  title: 'A directory is at its limit and needs another consumer',
  source: ['L691-697'],
  check(model, report) {
    reportEach(model, report, 'SIZ006', hostsWith(model, ...directories), (host, report, model) => {
      const { measured } = host.spec;
      if (measured === undefined) return;
      // Load of the whole host says something about the directory only where nothing else makes it.
      const alone = !host.incomplete && host.components.every(({ id }) => componentInfo(id).product === 'directory');
      const over = [
        measured['ldap-response'] !== undefined &&
        measured['ldap-response'].value.amount > figures.directoryResponse.value / 1000
          ? { fact: measured['ldap-response'], text: 'answers in', limit: `${figures.directoryResponse.value} ms` }
          : undefined,
        alone && measured.iowait !== undefined && measured.iowait.value.amount > figures.directoryIoWait.value / 1000
          ? { fact: measured.iowait, text: 'waits for its disks for', limit: `${figures.directoryIoWait.value} ms` }
          : undefined,
        alone && measured.cpu !== undefined && measured.cpu.value.amount > figures.directoryCpu.value / 100
          ? { fact: measured.cpu, text: 'loads its processors to', limit: `${figures.directoryCpu.value}%` }
          : undefined,
      ].filter((each) => each !== undefined);
      const [first, ...others] = over;
      if (first === undefined) return;
      report({
        at: first.fact.at,
        message: `The directory on \`${host.name}\` ${first.text} ${first.fact.source}; the limit is ${first.limit}, and every product waits for the directory. Add a directory consumer.`,
        related: others.map(({ fact, limit }) => ({ at: fact.at, message: `Above ${limit} too` })),
        fixes: () => addConsumer(model, host),
      });
    });
  },
});

/** Further consumers do not change what was measured, so they come with the measurement taken out, to be made anew. */
function addConsumer(model: Model, host: Host): readonly FixDraft[] {
  const [master] = model.of('directory-master');
  const { measured } = host.spec;
  if (master === undefined || measured === undefined || host.tier === undefined) return [];
  const consumer = newHost(model, {
    base: 'ldap-consumer',
    tier: host.tier === 0 ? 0 : host.tier === 1 ? 1 : 2,
    zone: model.zoneOf(host) ?? 'private-data',
    components: [{ component: 'directory-consumer', master: master.host.name }],
  });
  if (consumer === undefined) return [];
  return [
    {
      title: `Add \`${consumer.name}\` with a directory consumer, and measure again`,
      in: consumer.in,
      edit: (editor) => {
        consumer.add(editor);
        editor.removeEntry(measured.at);
      },
    },
  ];
}
