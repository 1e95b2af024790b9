import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'DNS003',
  name: 'clients-use-machine-name',
  severity: 'warning',
  title: 'Client programs are set up with the name of a machine',
  source: ['L1121', 'L1254-1260'],
  check(model, report) {
    const names = model.dns?.names;
    // The name may be one that could not be read.
    if (names?.incomplete === true || model.dns?.incomplete === true) return;
    for (const client of model.dns?.clients?.items ?? []) {
      // A full name is its first part within the domain.
      const [label = ''] = client.value.split('.');
      if (names?.entries.some(({ name }) => name === client.value || name === label) === true) continue;
      const host = model.host(label);
      if (host === undefined) continue;
      const better = names?.entries.find(({ value }) => model.hostsOf(value).includes(host));
      report({
        at: client.at,
        message: `\`${client.value}\` is the name of a machine. When the service moves, every program that has this name must be changed. Set programs up with a logical name, such as \`${better?.name ?? 'mail'}\`, that leads to it.`,
        related: [{ at: host.at, message: 'The machine' }],
        fixes: () =>
          better === undefined
            ? []
            : [
                replaceFix(client, client.value.replace(label, better.name), {
                  title: `Use \`${better.name}\` instead`,
                }),
              ],
      });
    }
  },
});
