import { componentInfo } from '../../catalog/components';
import { signOnServers } from '../../catalog/roles';
import { protocolPorts } from '../../catalog/ports';
import type { Component, Model } from '../../model/model';
import { blockedNeeds, type BlockedNeed } from '../../network/needs';
import type { Plain } from '../../syntax/plain';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

export const rule = defineRule({
  code: 'SSO014',
  name: 'im-access-manager-blocked',
  severity: 'error',
  title: 'Instant Messaging cannot reach Access Manager or the portal',
  source: ['L5866-5868'],
  above: ['PORT019'],
  check(model, report) {
    for (const need of blockedNeeds(model)) {
      const { firewall, edge, from, to, leg } = need;
      const other = signOnServers.find((id) => id === edge.kind.to);
      if (edge.kind.from !== 'im-server' || other === undefined) continue;
      const { allow, name } = firewall.spec;
      for (const server of serversOf(model, need)) {
        report({
          at: server.at,
          message: `Instant Messaging on \`${server.host.name}\` works with ${componentInfo(other).title}, and \`${firewall.name}\` does not let \`${leg.protocol}\` through to ${to.map((host) => `\`${host.name}\``).join(', ')}. Allow it, from there to there only.`,
          ...(name === undefined
            ? {}
            : { related: [{ at: allow?.key ?? name.at, message: 'This firewall stops it' }] }),
          fixes: () =>
            [
              allowFix(
                need,
                from.map((host) => host.name),
              ),
            ].flat(),
        });
      }
    }
  },
});

/** The servers that are stopped. */
function serversOf(model: Model, { from }: BlockedNeed): readonly Component[] {
  const names = new Set(from.map((host) => host.name));
  return model.of('im-server').filter((server) => names.has(server.host.name));
}

function allowFix({ firewall, leg, to }: BlockedNeed, from: readonly string[]): readonly FixDraft[] {
  const list = firewall.spec.allow?.at;
  if (list === undefined || list.kind === 'map') return [];
  const named = (names: readonly string[]): Plain => (names.length === 1 ? (names[0] ?? '') : names);
  // The usual number goes without saying; one that nobody confirms is left to the reader.
  const isGiven =
    leg.port !== null &&
    leg.port !== protocolPorts[leg.protocol]?.port &&
    leg.confidence !== 'unconfirmed' &&
    leg.confidence !== 'example';
  const entry: Plain = {
    protocol: leg.protocol,
    ...(isGiven ? { port: leg.port } : {}),
    from: named(from),
    to: named(to.map((host) => host.name)),
  };
  return [
    {
      title: `Allow \`${leg.protocol}\` in \`${firewall.name}\``,
      in: list,
      edit: (editor) => {
        if (list.kind === 'seq' && list.items.length > 0) editor.add(list, entry);
        else editor.replace(list, [entry]);
      },
    },
  ];
}
