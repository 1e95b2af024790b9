import { componentIds, componentInfo, type ComponentId } from '../../catalog/components';
import { isBefore, realmMode, type LegacyModeNeed } from '../../catalog/releases';
import { replaceFix } from '../../fixes/values';
import type { Component, Model } from '../../model/model';
import { versionsOf } from '../../questions/components';
import { listed } from '../../words/list';
import { defineRule } from '../rule';

const productsOf = (who: LegacyModeNeed['who']): readonly ComponentId[] =>
  componentIds.filter((id) => id === who || componentInfo(id).product === who);

export const rule = defineRule({
  code: 'SSO017',
  name: 'realm-mode-with-a-server-for-legacy-mode',
  severity: 'warning',
  title: 'Access Manager is in realm mode, and a server needs its legacy mode',
  source: [...new Set(realmMode.needs.flatMap(({ source }) => source))],
  holds: [{ of: 'access-manager', from: realmMode.from }],
  check(model, report) {
    const service = model.services?.['access-manager'];
    const mode = service?.mode;
    if (mode?.value !== 'realm') return;
    const version = (versionsOf(model, 'access-manager')[0] ?? model.serviceVersion('access-manager'))?.value;
    // Before version 7 there is no realm mode, which is the mistake then (SSO018).
    if (isBefore(version, realmMode.from) !== false) return;
    const [found] = realmMode.needs
      .filter((need) => need.accessManagerUntil === undefined || isBefore(version, need.accessManagerUntil) === true)
      .flatMap((need) => usersOf(model, need).map((user) => ({ user, need })));
    if (found === undefined) return;
    const { user, need } = found;
    const { title } = componentInfo(user.id);
    report({
      at: mode.at,
      message: `${title} of this version works with Access Manager in legacy mode only, as the ${listed(need.source)} say, and this one is in realm mode. Install Access Manager in legacy mode.`,
      related: [{ at: user.at, message: `\`${user.id}\` runs on \`${user.host.name}\`` }],
      fixes: () => [replaceFix(mode, 'legacy')],
    });
  },
});

/** What runs of it in a version that this is said of; of one that is not written nothing is said. */
const usersOf = (model: Model, { who, until }: LegacyModeNeed): readonly Component[] =>
  model.of(...productsOf(who)).filter((component) => {
    const version = model.versionOf(component)?.value;
    return until === undefined ? version !== undefined : isBefore(version, until) === true;
  });
