import { figures } from '../../catalog/figures';
import { isAtLeast, lifecycle } from '../../catalog/releases';
import type { Fact } from '../../model/dsl';
import type { Model } from '../../model/model';
import type { Node } from '../../syntax/tree';
import { hasMoreThanChat } from '../../questions/architecture';
import { replaceFix } from '../../fixes/values';
import { defineRule, type Severity } from '../rule';

export const rule = defineRule({
  code: 'TIER001',
  name: 'too-many-users-for-single-host',
  severity: 'warning',
  title: 'Too many users for a single host',
  source: ['L1106', 'L6588'],
  check(model, report) {
    const { architecture } = model;
    if (architecture?.value !== 'single-host' || !hasMoreThanChat(model)) return;
    const users = knownUsers(model);
    if (users === undefined || users.count <= figures.singleHostUsers.value) return;
    const severity = severityOf(users.count, model.suite?.value);
    const example =
      severity === 'information'
        ? ` The guide's own example stretches that to almost ${number(figures.singleHostUsersSuite5.value)}.`
        : '';
    report({
      at: architecture.at,
      message: `One host suits up to ${number(figures.singleHostUsers.value)} users; this spec has ${number(users.count)}.${example} Put the services on several hosts.`,
      related: [{ at: users.at, message: `${number(users.count)} users` }],
      severity,
      fixes: () => (['single-tier', 'two-tier'] as const).map((value) => replaceFix(architecture, value)),
    });
  },
});

/** Two passages give two limits (500, and under 1000 in the example of Suite 5): between them it depends on the release. */
function severityOf(users: number, suite: string | undefined): Severity {
  if (users >= figures.singleHostUsersSuite5.value) return 'warning';
  return isAtLeast(suite, lifecycle.singleHostExample.until) === true ? 'warning' : 'information';
}

/** Users of the deployment: the total, or at least those that are counted by user base, or by site. */
function knownUsers(model: Model): { readonly count: number; readonly at: Node } | undefined {
  const total = model.users?.total;
  if (total !== undefined) return { count: total.value, at: total.at };
  const counts = model.users?.bases?.items.flatMap((base) => base.count ?? []) ?? [];
  return summed(counts) ?? summed(model.section('sites')?.items.flatMap((site) => site.users ?? []) ?? []);
}

function summed(counts: readonly Fact<number>[]): { readonly count: number; readonly at: Node } | undefined {
  const [first] = counts;
  return first === undefined ? undefined : { count: counts.reduce((sum, fact) => sum + fact.value, 0), at: first.at };
}

/** `20000` as `20,000`. */
const number = (value: number): string => value.toString().replace(/\B(?=(\d{3})+$)/g, ',');
