import { switchFix } from '../../fixes/values';
import { defineRule, reportEach } from '../rule';
import { storeHosts, volumesOf } from './storage';

export const rule = defineRule({
  code: 'SIZ038',
  name: 'access-times-recorded',
  severity: 'hint',
  title: 'A store file system records access times',
  source: ['L3157-3165'],
  check(model, report) {
    reportEach(model, report, 'SIZ038', storeHosts(model), (host, report) => {
      for (const { noatime, name } of volumesOf(host)) {
        if (noatime?.value !== false) continue;
        report({
          at: noatime.at,
          message: `Every message that is read writes a time to \`${name?.value ?? 'this volume'}\` that nobody looks at. Mount it with \`noatime\`, or set \`atime=off\` on ZFS.`,
          fixes: () => [switchFix(noatime, true, true)],
        });
      }
    });
  },
});
