import { figures } from '../../catalog/figures';
import type { Fact } from '../../model/dsl';
import type { Model } from '../../model/model';
import { areUsersUnread } from '../../questions/users';
import { roundUp, show } from '../../sizing/figure';
import { monthOfExhaustion } from '../../sizing/growth';
import { populationOf } from '../../sizing/load';
import { dataTierFor, designOf, tierUsers } from '../../sizing/tiers';
import { spelledTimes } from '../../words/number';
import { defineRule, type RelatedNode } from '../rule';
import { isTwoTier } from './architecture';

const NAMES = ['tier of load balancers', 'access tier', 'data tier'] as const;

export const rule = defineRule({
  code: 'TIER033',
  name: 'tier-for-too-few-users',
  severity: 'warning',
  title: 'A tier is designed for fewer users than there will be',
  source: ['L368', 'L1289-1295'],
  check(model, report) {
    // What cannot be read may be another part of a tier.
    if (!model.complete || areUsersUnread(model)) return;
    for (const [tier, name] of NAMES.entries()) {
      const capacity = tierUsers(model, tier);
      if (capacity === undefined || (tier === 2 && isForTheAccessTier(model, capacity))) continue;
      const users = usersOf(model);
      if (users === undefined || capacity.value >= users.most) continue;
      const wanted = tier === 2 ? dataTierUsers(model, users.most) : users.most;
      report({
        at: capacity.at,
        message: `The ${name} is designed for ${show(capacity.value)} users, and ${whenTooSmall(users, capacity.value)}. Add hosts, and design the tier for ${show(wanted)}${wanted === users.most ? '' : `, ${spelledTimes(figures.tier2Factor.value)} what the front ends serve`}.`,
        related: users.places,
        fixes: () => [
          {
            title: `Set \`users\` of the ${name} to \`${wanted}\``,
            in: capacity.at,
            edit: (editor) => {
              editor.replace(capacity.at, wanted);
            },
          },
        ],
      });
    }
  },
});

/** TIER010 and TIER011 say it of a data tier that is too small for the access tier already. */
function isForTheAccessTier(model: Model, data: Fact<number>): boolean {
  const access = isTwoTier(model.architecture) ? tierUsers(model, 1) : undefined;
  return access !== undefined && data.value < access.value * figures.tier2FactorMinimum.value;
}

/** In two tiers, the data tier has room for twice what the front ends serve. */
const dataTierUsers = (model: Model, users: number): number =>
  isTwoTier(model.architecture) ? dataTierFor(Math.max(users, tierUsers(model, 1)?.value ?? 0)) : users;

interface Users {
  readonly today: number;
  /** Of today and the end of the plan. */
  readonly most: number;
  readonly rate: number;
  readonly months: number;
  readonly places: readonly RelatedNode[];
}

/** Undefined where the spec does not say how many there are. */
function usersOf(model: Model): Users | undefined {
  const { users, at } = populationOf(model);
  const design = designOf(model);
  if (users === null || design.users === null) return undefined;
  const growth = model.users?.growth?.rate;
  return {
    today: users,
    most: roundUp(Math.max(users, design.users)),
    rate: design.rate ?? 0,
    months: design.months,
    places: [
      ...(at === undefined ? [] : [{ at, message: `${show(roundUp(users))} users` }]),
      ...(growth === undefined || design.users <= users ? [] : [{ at: growth.at, message: 'How their number grows' }]),
    ],
  };
}

function whenTooSmall({ today, most, rate, months }: Users, capacity: number): string {
  if (capacity < today) return `there are ${show(roundUp(today))} today`;
  const month = monthOfExhaustion({ fixed: 0, variable: today }, capacity, rate, months);
  return `${show(most)} are planned for${month === null || month > months ? '' : `: from month ${month} on it is too small`}`;
}
