import { removeFix } from '../../fixes/values';
import { defineRule, reportEach } from '../rule';

export const rule = defineRule({
  code: 'NET015',
  name: 'telnet-administration',
  severity: 'warning',
  title: 'A host is administered over telnet',
  source: ['L1671'],
  check(model, report) {
    reportEach(model, report, 'NET015', model.hosts, (host, report) => {
      const services = host.spec['os-services'];
      const telnet = services?.items.find(({ value }) => value === 'telnet');
      if (telnet === undefined) return;
      const ssh = services?.items.some(({ value }) => value === 'ssh') ?? false;
      report({
        at: telnet.at,
        message: `Telnet sends what is typed on \`${host.name}\` in the clear, passwords of administrators among it, and whoever listens can log in with them. Use \`ssh\` instead.`,
        fixes: () => [
          ssh
            ? removeFix(telnet, 'Remove `telnet`', true)
            : {
                title: 'Replace `telnet` by `ssh`',
                safe: true,
                in: telnet.at,
                edit: (editor) => {
                  editor.replace(telnet.at, 'ssh');
                },
              },
        ],
      });
    });
  },
});
