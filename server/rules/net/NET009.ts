import { unneededRules } from '../../network/needs';
import type { FirewallRule } from '../../network/firewalls';
import type { ProtocolId } from '../../catalog/vocabulary';
import type { Model } from '../../spec/model';
import { removeFix } from '../kit';
import { defineRule } from '../rule';

/** What a proxy asks the Internet by, and the machines inside ask it. */
const web: readonly ProtocolId[] = ['http', 'https'];
/** Ways in for administrators, and what every host needs whether or not the spec says where it is served. */
const housekeeping: readonly ProtocolId[] = ['ssh', 'ntp', 'dns', 'snmp'];

export const rule = defineRule({
  code: 'NET009',
  severity: 'warning',
  title: 'A firewall is open for something that nobody uses',
  source: ['L1042', 'L1670', 'L1672'],
  check(model, report) {
    for (const open of unneededRules(model)) {
      const at = open.spec.protocol?.at;
      if (at === undefined || open.spec.incomplete || open.firewall.spec.incomplete) continue;
      if (housekeeping.includes(open.protocol) || isUnknown(model, open)) continue;
      const port = open.port === undefined ? '' : ` at port ${open.port.toString()}`;
      report({
        at,
        message: `\`${open.firewall.name}\` lets \`${open.protocol}\`${port} pass, and nothing in this spec needs that between these zones. An open port that nobody uses is only of use to an attacker: close it.`,
        fixes: [removeFix(open.spec, `Remove \`${open.protocol}\` from \`${open.firewall.name}\``)],
      });
    }
  },
});

/** A rule whose hosts or zones are not known may be needed. */
function isUnknown(model: Model, { spec, protocol, firewall }: FirewallRule): boolean {
  const names = [...(spec.from?.items ?? []), ...(spec.to?.items ?? [])];
  if (names.some(({ value }) => model.host(value) === undefined)) return true;
  if (web.includes(protocol) && (model.has('proxy') || model.mayBeExternal('proxy'))) return true;
  if (firewall.zones.length < 2 || firewall.zones.some((zone) => model.zoneKind(zone) === undefined)) return true;
  // Users' machines and external components stand where the spec does not say.
  const external = model.section('external');
  if (external !== undefined && (external.items.length > 0 || external.incomplete)) return true;
  return leavesDmz(model, spec, firewall.zones);
}

/** Hosts of the DMZ that ask the Internet without need are NET010. */
const leavesDmz = (model: Model, { from }: FirewallRule['spec'], zones: readonly string[]): boolean =>
  from !== undefined &&
  zones.some((zone) => model.zoneKind(zone) === 'internet') &&
  model.hostsOf(from).some((host) => model.zoneOf(host) === 'dmz');
