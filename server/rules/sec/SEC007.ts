import { webmailServers } from '../../catalog/roles';
import type { Component } from '../../model/model';
import type { Node } from '../../syntax/tree';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import type { AuthList } from './mechanisms';
import { loginPoints, sessionTls } from './reached';

export const rule = defineRule({
  code: 'SEC007',
  name: 'passwords-in-plain-text',
  severity: 'warning',
  title: 'Passwords cross the network in plain text',
  source: ['L3690'],
  check(model, report) {
    // A load balancer that cannot be read may be what encrypts.
    if (!model.complete) return;
    const general = model.services?.messaging?.auth;
    const unsaid = new Map<Node, { item: AuthList['items'][number]; found: Component[] }>();
    const plain = new Map<Node, Component[]>();
    for (const point of loginPoints(model)) {
      const item = (point.spec.auth ?? general)?.items.find(({ value }) => value === 'plain' || value === 'login');
      if (item === undefined || point.spec.incomplete) continue;
      const tls = sessionTls(model, point);
      if (tls === undefined) {
        const known = unsaid.get(item.at);
        if (known === undefined) unsaid.set(item.at, { item, found: [point] });
        else known.found.push(point);
      } else if (tls.value === 'none') plain.set(tls.at, [...(plain.get(tls.at) ?? []), point]);
    }

    for (const found of plain.values()) {
      const [first] = found;
      const tls = first === undefined ? undefined : model.tlsOf(first);
      const item =
        first === undefined
          ? undefined
          : (first.spec.auth ?? general)?.items.find(({ value }) => value === 'plain' || value === 'login');
      if (first === undefined || tls === undefined || item === undefined) continue;
      report({
        at: tls.at,
        message: `\`${item.value}\` only encodes the user name and password: whoever listens on the way to \`${first.id}\` can read them. Encrypt the session.`,
        related: [{ at: item.at, message: 'The mechanism' }],
        fixes: () => [
          // Webmail has no other way.
          ...(found.some(({ id }) => webmailServers.includes(id)) ? [] : [replaceFix(tls, 'starttls')]),
          replaceFix(tls, 'ssl-port'),
        ],
      });
    }
    for (const { item, found } of unsaid.values()) {
      report({
        at: item.at,
        advice: true,
        message: `\`${item.value}\` only encodes the user name and password, and the spec does not say that sessions are encrypted. Write \`tls\` where users log in.`,
        related: found.slice(0, 5).map(({ at, id, host }) => ({ at, message: `\`${id}\` on \`${host.name}\`` })),
      });
    }
  },
});
