import { figures } from '../../catalog/figures';
import { chatEntrances } from '../../catalog/roles';
import type { Model } from '../../model/model';
import { formatAmount, show } from '../../sizing/figure';
import { imLayoutOf, imTableOf, imUsersOf, type ImHost, type ImLayout, type ImUsers } from '../../sizing/im';
import { settingsOf, type SizingSettings } from '../../sizing/settings';
import { replaceFix } from '../../fixes/values';
import { defineRule, type RelatedNode } from '../rule';
import { memoryText } from './size';

export const rule = defineRule({
  code: 'SIZ021',
  name: 'im-memory',
  severity: 'warning',
  title: 'An Instant Messaging host has less memory than its users take',
  source: ['L5456', 'L5460-5462'],
  above: ['SIZ020'],
  check(model, report) {
    const layout = imLayoutOf(model);
    const { connected } = imUsersOf(model);
    // A server or multiplexor elsewhere would take its part of the users.
    if (connected === null || !model.complete || model.mayBeExternal(...chatEntrances)) return;
    const settings = settingsOf(model);
    const mb = settings.base ** 2;
    // The users may take less than any host needs (SIZ020).
    const least = figures.imHostMemory.value;
    const table = imTableOf(model);
    const related = usersAndTable(model);
    for (const group of groupsOf(layout)) {
      if (!isShort(group, settings)) continue;
      for (const own of group) {
        const { memory } = own.host.spec;
        const need = (own.memory?.total ?? 0) * mb;
        if (memory === undefined || settings.bytes(memory.value) >= need * (1 - 1e-9)) continue;
        report({
          at: memory.at,
          message: `\`${own.host.name}\` has ${memory.source}, but by the guide's table${
            table.kind === 'extended' ? ' (single sign-on, portal or archive)' : ''
          } ${rolesOf(own)} for ${connectedText(model, connected)} users ${
            own.servers.length > 0 && own.muxes.length > 0 ? 'take' : 'takes'
          } ${formatAmount(need / mb, settings.mb)}${spread(own, layout)}. Raise the memory, or spread the users over more hosts.`,
          related,
          fixes: () => [replaceFix(memory, memoryText(Math.max(need, least * mb), settings.base))],
        });
      }
    }
  },
});

/** Hosts whose users could be moved among each other: all servers, all multiplexors, or all hosts where one has both. */
function groupsOf(layout: ImLayout): readonly (readonly ImHost[])[] {
  if (layout.hosts.some((own) => own.servers.length > 0 && own.muxes.length > 0)) return [layout.hosts];
  return [layout.hosts.filter((own) => own.servers.length > 0), layout.hosts.filter((own) => own.muxes.length > 0)];
}

/** However the users are spread, the hosts together have too little. The table is linear, so an even spread tells the sum. */
function isShort(group: readonly ImHost[], { base, bytes }: SizingSettings): boolean {
  let spare = 0;
  for (const { host, memory } of group) {
    if (host.spec.memory === undefined || memory === null) return false;
    spare += (bytes(host.spec.memory.value) - memory.total * base ** 2) * host.count;
  }
  return spare < 0;
}

/** `3,000 active and 2,000 idle`; what the spec leaves out is not mentioned. */
function connectedText(model: Model, connected: NonNullable<ImUsers['connected']>): string {
  const { active, inactive } = model.users?.im ?? {};
  return [
    ...(active === undefined ? [] : [`${show(connected.active)} active`]),
    ...(inactive === undefined ? [] : [`${show(connected.inactive)} idle`]),
  ].join(' and ');
}

function rolesOf(own: ImHost): string {
  if (own.servers.length === 0) return 'the multiplexor';
  return own.muxes.length === 0 ? 'the server' : 'server and multiplexor';
}

function spread(own: ImHost, layout: ImLayout): string {
  const parts = [
    own.servers.length > 0 && layout.servers > 1 ? `${layout.servers} servers` : '',
    own.muxes.length > 0 && layout.muxes > 1 ? `${layout.muxes} multiplexors` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `, with the users spread evenly over ${parts.join(' and ')}`;
}

function usersAndTable(model: Model): readonly RelatedNode[] {
  const { active, inactive } = model.users?.im ?? {};
  const { because } = imTableOf(model);
  return [
    ...(active === undefined ? [] : [{ at: active.at, message: `${active.source} are active` }]),
    ...(inactive === undefined ? [] : [{ at: inactive.at, message: `${inactive.source} are idle` }]),
    ...(because === undefined ? [] : [{ at: because, message: 'This makes every connected user take more' }]),
  ];
}
