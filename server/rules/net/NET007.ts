import { newHost } from '../../fixes/hosts';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'NET007',
  name: 'single-web-proxy',
  severity: 'hint',
  title: 'A web proxy has no second one on the other side of the firewall',
  source: ['L1062'],
  check(model, report) {
    const proxies = model.of('proxy');
    const [first] = proxies;
    // A proxy that is named as external may be the second one.
    if (first === undefined || !model.complete || model.mayBeExternal('proxy')) return;
    const kinds = proxies.map(({ host }) => model.zoneOf(host));
    const all = kinds.every((kind) => kind === 'dmz') || kinds.every((kind) => kind === 'intranet');
    const here = kinds[0];
    if (!all || here === undefined) return;
    const there = here === 'dmz' ? 'intranet' : 'dmz';
    report({
      at: first.at,
      message:
        here === 'dmz'
          ? 'Machines inside must talk to the DMZ itself to reach this proxy. A second proxy in the intranet takes their requests and passes them on.'
          : 'This proxy talks to the Internet from the intranet. A second proxy in the DMZ makes the connection for it, so that nothing inside does.',
      fixes: () => {
        const added = newHost(model, { base: 'proxy', tier: 1, zone: there, components: ['proxy'] });
        return added === undefined
          ? []
          : [{ title: `Add the host \`${added.name}\` with a \`proxy\``, in: added.in, edit: added.add }];
      },
    });
  },
});
