import { componentsOf, type ComponentId, type Product } from '../../catalog/components';
import { webmailAndStores } from '../../catalog/roles';
import { valueOf } from '../../catalog/types';
import { ssoMember } from '../../catalog/vocabulary';
import { placeOf, presenceOf } from '../../questions/components';
import { defineRule } from '../rule';

const products = ['messaging', 'calendar', 'instant-messaging'] as const satisfies readonly Product[];

/** What users log in to; MTAs alone have no sessions. */
const serversOf = (product: (typeof products)[number]): readonly ComponentId[] =>
  product === 'messaging' ? webmailAndStores : componentsOf(product);

export const rule = defineRule({
  code: 'SSO016',
  name: 'sso-not-set-up',
  severity: 'warning',
  title: 'A server is not set up for single sign-on',
  source: ['L4686'],
  check(model, report) {
    const { sso } = model;
    const mode = sso?.mode;
    const members = sso?.members;
    if (mode?.value !== 'trusted-circle' || members === undefined || members.incomplete) return;
    for (const product of products) {
      if (members.items.some(({ value }) => value === product)) continue;
      const found = presenceOf(model, ...serversOf(product));
      if (found === undefined) continue;
      report({
        at: members.key ?? members.at,
        message: `In a trusted circle every server has to be set up for single sign-on, and ${valueOf(ssoMember, product)?.title ?? product} is not: it asks its users to log in again. Set it up, and add \`${product}\`.`,
        related: [{ at: found.at, message: placeOf(found) }],
        fixes: () => [
          {
            title: `Add \`${product}\` to \`members\``,
            in: members.at,
            edit: (editor) => {
              editor.add(members.at, product);
            },
          },
        ],
      });
    }
  },
});
