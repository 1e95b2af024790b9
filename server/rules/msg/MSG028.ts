import { messageStores, mtaComponents } from '../../catalog/roles';
import { isBefore, lifecycle } from '../../catalog/releases';
import type { Fact } from '../../model/dsl';
import type { Component, Model } from '../../model/model';
import { replaceFix } from '../../fixes/values';
import { endsAt } from '../../questions/balancers';
import { versionsOf } from '../../questions/components';
import { defineRule } from '../rule';
import { lmtpFacts } from '../../questions/delivery';

const { from, source } = lifecycle.lmtp;

export const rule = defineRule({
  code: 'MSG028',
  name: 'lmtp-too-new',
  severity: 'error',
  title: 'LMTP with a Messaging Server that does not have it',
  source,
  holds: [{ of: 'messaging', until: from }],
  check(model, report) {
    const isOld = ({ value }: Fact<string>): boolean => isBefore(value, from) === true;
    if (!versionsOf(model, ...mtaComponents, ...messageStores).some(isOld)) return;
    for (const fact of lmtpFacts(model)) {
      const old = versionsAt(model, fact).find(isOld);
      if (old === undefined) continue;
      report({
        at: fact.at,
        message: `Messaging Server has LMTP from ${from} on, and \`${old.value}\` takes part here. Deliver by SMTP, or upgrade.`,
        related: [{ at: old.at, message: 'An earlier version' }],
        fixes: () => [replaceFix(fact, 'smtp')],
      });
    }
  },
});

/** The versions of the MTAs that deliver as `delivery` says, and of the stores that they deliver to. */
function versionsAt(model: Model, delivery: Fact<string>): readonly Fact<string>[] {
  const general = model.services?.messaging?.delivery;
  const all = model.of(...mtaComponents);
  const mtas = all.filter(({ spec }) => !spec.incomplete && (spec.delivery ?? general) === delivery);
  // MTAs that stand elsewhere.
  if (all.length === 0) return versionsOf(model, ...mtaComponents, ...messageStores);
  const parts = mtas.flatMap((mta) => [mta, ...storesOf(model, mta)]);
  const external = mtas.some(({ spec }) => spec['delivers-to'] === undefined) && model.isExternal(...messageStores);
  return [
    ...parts.flatMap((part) => model.versionOf(part) ?? []),
    ...(external ? [model.serviceVersion('message-store') ?? []].flat() : []),
  ];
}

/** Where an MTA delivers: the stores on the hosts that it names, else every store. */
function storesOf(model: Model, { spec }: Component): readonly Component[] {
  const targets = spec['delivers-to'];
  if (targets === undefined) return model.of(...messageStores);
  return model
    .hostsOf(targets)
    .flatMap((host) => endsAt(model, host))
    .flatMap(({ components }) => components.filter(({ id }) => messageStores.includes(id)));
}
