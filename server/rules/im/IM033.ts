import { isAtLeast, isBefore, needOf } from '../../catalog/releases';
import type { Component, Model } from '../../model/model';
import { defineRule } from '../rule';

const { same, source } = needOf('im-server', 'im-server');

export const rule = defineRule({
  code: 'IM033',
  name: 'instant-messaging-peers-of-two-protocols',
  severity: 'warning',
  title: 'Instant Messaging servers that talk to each other do not share a protocol',
  source,
  check(model, report) {
    for (const server of model.of('im-server')) {
      const version = model.versionOf(server);
      if (version === undefined || isBefore(version.value, same.sideOf) !== true) continue;
      const other = partnersOf(model, server).find(
        (partner) => isAtLeast(model.versionOf(partner)?.value, same.sideOf) === true,
      );
      const newer = other && model.versionOf(other);
      if (other === undefined || newer === undefined) continue;
      report({
        at: version.at,
        message: `Instant Messaging ${same.sideOf} changed the protocol between servers, as its release notes say: this one is \`${version.source}\`, and the one on \`${other.host.name}\`, which it exchanges messages with, is \`${newer.source}\`. Upgrade all of them.`,
        related: [{ at: newer.at, message: 'The newer one' }],
      });
    }
  },
});

/** The servers that one names as its peers, and those that name it. */
const partnersOf = (model: Model, server: Component): readonly Component[] =>
  model
    .of('im-server')
    .filter(
      (other) =>
        other !== server &&
        (model.hostsOf(server.spec.peers).includes(other.host) ||
          model.hostsOf(other.spec.peers).includes(server.host)),
    );
