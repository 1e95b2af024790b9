import { protocolPorts } from '../../catalog/ports';
import { inWords, isBefore, lifecycle, parseVersion } from '../../catalog/releases';
import { replaceFix } from '../../fixes/values';
import { versionsOf } from '../../questions/components';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'LIFE015',
  name: 'needless-im-server-port',
  severity: 'information',
  title: 'Instant Messaging before 9 Patch 1 opens a port that nothing needs',
  source: ['L5825'],
  holds: [{ of: 'instant-messaging', until: lifecycle.imQuietServerPort.from }],
  check(model, report) {
    const { from } = lifecycle.imQuietServerPort;
    for (const version of versionsOf(model, 'im-server')) {
      if (isBefore(version.value, from) !== true) continue;
      report({
        at: version.at,
        message: `Before ${inWords(from)} the server always listens on its server port (${protocolPorts['xmpp-server']?.port}), and this is \`${version.source}\`. Later ones open it only for a peer, gateway or agent that is configured: upgrade, or keep the port behind a firewall.`,
        // Between two numbers of one release it is a patch; from an earlier one it is a project.
        fixes: () => (parseVersion(version.value)?.[0] === parseVersion(from)?.[0] ? [replaceFix(version, from)] : []),
      });
    }
  },
});
