import { webmailServers } from '../../catalog/roles';
import { addFix, mayStandOn } from '../../fixes/components';
import { runs } from '../../questions/components';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CNV010',
  name: 'convergence-apart-from-webmail',
  severity: 'hint',
  title: 'Convergence and the Webmail Server are on different hosts',
  source: ['L2118'],
  check(model, report) {
    const apart = model.of('convergence').filter(({ host }) => !runs(host, ...webmailServers));
    const [first, ...others] = apart;
    const [webmail] = model.of(...webmailServers);
    if (first === undefined || webmail === undefined || first.host.incomplete) return;
    report({
      at: first.at,
      message: `Convergence gets mail through a Webmail Server, which usually runs beside it; here there is one on \`${webmail.host.name}\`. Put one on \`${first.host.name}\`.`,
      related: [
        { at: webmail.at, message: `\`${webmail.id}\` on \`${webmail.host.name}\`` },
        ...others.slice(0, 5).map(({ at, host }) => ({ at, message: `There is none on \`${host.name}\` either` })),
      ],
      fixes: () => (mayStandOn(model, first.host, 'webmail') ? [addFix(model, first.host, 'webmail')] : []),
    });
  },
});
