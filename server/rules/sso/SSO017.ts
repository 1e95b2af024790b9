import { componentIds, componentInfo, type ComponentId } from '../../catalog/components';
import { isBefore, realmMode, type LegacyModeNeed } from '../../catalog/releases';
import { replaceFix } from '../../fixes/values';
import type { Component, Model } from '../../model/model';
import { versionsOf } from '../../questions/components';
import { defineRule } from '../rule';

const productsOf = (who: LegacyModeNeed['who']): readonly ComponentId[] =>
  componentIds.filter((id) => id === who || componentInfo(id).product === who);

export const rule = defineRule({
  code: 'SSO017',
  name: 'realm-mode-with-a-server-for-legacy-mode',
  severity: 'error',
  title: 'Access Manager is in realm mode, and a server needs its legacy mode',
  source: [...new Set(realmMode.needs.flatMap(({ source }) => source))],
  holds: [{ of: 'access-manager', from: realmMode.from }],
  check(model, report) {
    const service = model.services?.['access-manager'];
    const mode = service?.mode;
    if (mode?.value !== 'realm') return;
    // Before version 7 there is no realm mode, which is the mistake then (SSO018).
    const version = (versionsOf(model, 'access-manager')[0] ?? model.serviceVersion('access-manager'))?.value;
    if (isBefore(version, realmMode.from) === true) return;
    const found = realmMode.needs
      .filter((need) => need.accessManagerUntil === undefined || isBefore(version, need.accessManagerUntil) === true)
      .map((need) => usersOf(model, need))
      .find((users) => users.length > 0);
    const [user] = found ?? [];
    if (user === undefined) return;
    const { title } = componentInfo(user.id);
    report({
      at: mode.at,
      message: `${title} works with Access Manager in legacy mode only, and this one is in realm mode: logins and policies of its users fail. Install Access Manager in legacy mode; one in realm mode cannot be changed back.`,
      related: [{ at: user.at, message: `\`${user.id}\` runs on \`${user.host.name}\`` }],
      fixes: [replaceFix(mode, 'legacy')],
    });
  },
});

/** What runs of it in a version that this is said of. */
const usersOf = (model: Model, { who, until }: LegacyModeNeed): readonly Component[] =>
  model
    .of(...productsOf(who))
    .filter((component) => until === undefined || isBefore(model.versionOf(component)?.value, until) === true);
