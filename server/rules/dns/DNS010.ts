import { newHost } from '../../fixes/hosts';
import { defineRule } from '../rule';
import { isExposed } from '../../questions/exposure';

export const rule = defineRule({
  code: 'DNS010',
  name: 'one-name-server-both-ways',
  severity: 'hint',
  title: 'One name server in the DMZ answers the Internet and asks it',
  source: ['L1042'],
  check(model, report) {
    const servers = model.of('dns-server').filter(({ host }) => isExposed(model, host));
    for (const server of servers) {
      const duties = server.spec.duties?.items ?? [];
      const inbound = duties.find(({ value }) => value === 'public-names');
      const outbound = duties.find(({ value }) => value === 'outbound-queries');
      if (inbound === undefined || outbound === undefined) continue;
      report({
        at: outbound.at,
        message: `A denial-of-service attack from outside stops \`${server.host.name}\`, and then your own hosts cannot resolve names of the Internet either. Separate the two, as with mail: one server answers the Internet, another one asks it.`,
        related: [{ at: inbound.at, message: 'It also answers the Internet' }],
        fixes: () => {
          const zone = model.zoneOf(server.host);
          const added =
            zone === undefined
              ? undefined
              : newHost(model, {
                  base: 'resolver',
                  tier: 1,
                  zone,
                  components: [{ component: 'dns-server', duties: ['outbound-queries'] }],
                });
          return added === undefined
            ? []
            : [
                {
                  title: `Move \`outbound-queries\` from \`${server.host.name}\` to the new host \`${added.name}\``,
                  in: added.in,
                  edit: (editor) => {
                    editor.removeItem(outbound.at);
                    added.add(editor);
                  },
                },
              ];
        },
      });
    }
    const [only] = servers;
    if (only === undefined || servers.length > 1 || only.host.count > 1 || only.spec.duties !== undefined) return;
    report({
      at: only.at,
      advice: true,
      message: `The only name server in the DMZ may have to answer the Internet and to ask it. Say what it does as \`duties\`, and give each duty a server of its own, so that an attack on one leaves the other.`,
    });
  },
});
