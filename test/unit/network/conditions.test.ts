/** Conditions are true, false, or open: what is open decides nothing. */
import { describe, expect, test } from 'vitest';
import type { ComponentId } from '../../../server/catalog/components';
import type { Condition } from '../../../server/catalog/conditions';
import { asksForWish, holds, isPresent, type Circumstances } from '../../../server/network/conditions';
import { deploymentOf } from '../../../server/network/deployment';
import { snapshotOf } from '../../support/analyse';

const { model } = snapshotOf(`commspec: 1
name: test
suite: 7u3
architecture: edge
environment: production
directory: { schema: schema2-native, replication: two-way-mmr }
sso: { mode: access-manager }
external: [directory-master]
services:
  messaging: { version: "7.5", delivery: lmtp, auth: [plain] }
  antispam: { products: [brightmail] }
  calendar: { version: 7u3, database: mysql }
  instant-messaging: { gateways: [aim] }
clients: [mozilla]
tiers: [{ tier: 1, hosts: [{ name: h, components: [mta] }] }]
`);
const full = deploymentOf(model);
const bare = deploymentOf(
  snapshotOf('commspec: 1\nname: bare\ntiers: [{ tier: 1, hosts: [{ name: h, components: [mmp] }] }]\n').model,
);

const yes: Condition = { when: 'present', component: 'mta' };
const no: Condition = { when: 'absent', component: 'mta' };
const open: Condition = { when: 'feature', is: 'jms' };

describe('several conditions', () => {
  test.each<[Condition['when'], readonly Condition[], boolean | undefined]>([
    ['all', [], true],
    ['all', [yes, yes], true],
    ['all', [yes, open], undefined],
    ['all', [open, no], false],
    ['all', [no, yes], false],
    ['any', [], false],
    ['any', [no, no], false],
    ['any', [no, open], undefined],
    ['any', [open, yes], true],
    ['any', [no, yes], true],
  ])('%s of %j', (when, of, expected) => {
    expect(holds({ when, of } as Condition, full, {})).toBe(expected);
  });

  test.each([
    [yes, false],
    [no, true],
    [open, undefined],
  ])('not %j', (of, expected) => {
    expect(holds({ when: 'not', of }, full, {})).toBe(expected);
  });
});

describe('each kind', () => {
  const mta = (facts: object): Circumstances => ({ from: { id: 'mta', facts } });
  const store = (facts: object): Circumstances => ({ to: { id: 'message-store', facts } });
  test.each<[Condition, Circumstances, boolean | undefined, boolean | undefined]>([
    // In a deployment that says all of it, and in one that says nothing.
    [{ when: 'delivery', is: 'lmtp' }, {}, true, undefined],
    [{ when: 'delivery', is: 'smtp' }, {}, false, undefined],
    [{ when: 'delivery', is: 'smtp' }, mta({ delivery: 'smtp' }), true, true],
    [{ when: 'delivery', is: 'lmtp' }, mta({ delivery: 'smtp' }), false, false],
    [{ when: 'delivery', is: 'lmtp' }, mta({}), true, undefined],
    [{ when: 'version', component: 'mta', atLeast: '7.5' }, {}, true, undefined],
    [{ when: 'version', component: 'mta', atLeast: '8' }, {}, false, undefined],
    [{ when: 'version', component: 'mta', before: '7.5' }, {}, false, undefined],
    [{ when: 'version', component: 'mta', before: '8' }, {}, true, undefined],
    [{ when: 'version', component: 'mta', atLeast: '6', before: '7' }, {}, false, undefined],
    [{ when: 'version', component: 'mta', before: '7' }, mta({ version: '6.3' }), true, true],
    [{ when: 'version', component: 'message-store', before: '7' }, store({ version: '6.3' }), true, true],
    [{ when: 'version', component: 'mta', before: '7' }, store({ version: '6.3' }), false, undefined],
    [{ when: 'present', component: 'mta' }, {}, true, false],
    [{ when: 'present', component: 'directory-master' }, {}, true, false],
    [{ when: 'absent', component: 'directory-master' }, {}, false, true],
    [{ when: 'other-host' }, { otherHost: true }, true, true],
    [{ when: 'other-host' }, { otherHost: false }, false, false],
    [{ when: 'other-host' }, {}, undefined, undefined],
    [{ when: 'architecture', is: ['edge', 'two-tier'] }, {}, true, undefined],
    [{ when: 'architecture', is: ['two-tier'] }, {}, false, undefined],
    [{ when: 'environment', is: ['production'] }, {}, true, undefined],
    [{ when: 'environment', is: ['demo'] }, {}, false, undefined],
    [{ when: 'schema', is: ['schema2-native'] }, {}, true, undefined],
    [{ when: 'schema', is: ['schema1'] }, {}, false, undefined],
    [{ when: 'replication', is: ['two-way-mmr'] }, {}, true, undefined],
    [{ when: 'replication', is: ['single-master'] }, {}, false, undefined],
    [{ when: 'sso', is: ['access-manager'] }, {}, true, undefined],
    [{ when: 'sso', is: ['trusted-circle'] }, {}, false, undefined],
    [{ when: 'sso-member' }, { from: { id: 'webmail', facts: {} } }, true, true],
    [{ when: 'sso-member' }, {}, undefined, undefined],
    [{ when: 'tls', is: ['starttls'] }, { tls: 'starttls' }, true, true],
    [{ when: 'tls', is: ['starttls'] }, { tls: 'none' }, false, false],
    [{ when: 'tls', is: ['starttls'] }, {}, undefined, undefined],
    [{ when: 'auth', includes: 'plain' }, {}, true, undefined],
    [{ when: 'auth', includes: 'cram-md5' }, {}, false, undefined],
    [{ when: 'database', is: 'mysql' }, {}, true, undefined],
    [{ when: 'database', is: 'oracle' }, {}, false, undefined],
    [{ when: 'database', is: 'oracle' }, { to: { id: 'cal7-database', facts: { engine: 'oracle' } } }, true, true],
    [{ when: 'docstore', is: ['remote'] }, { to: { id: 'cal7-docstore', facts: { docstore: 'remote' } } }, true, true],
    [{ when: 'docstore', is: ['local'] }, { to: { id: 'cal7-docstore', facts: { docstore: 'remote' } } }, false, false],
    [{ when: 'docstore', is: ['local'] }, {}, undefined, undefined],
    [{ when: 'antispam', is: 'brightmail' }, {}, true, undefined],
    [{ when: 'antispam', is: 'spamassassin' }, {}, false, undefined],
    [{ when: 'gateway', is: 'aim' }, {}, true, undefined],
    [{ when: 'gateway', is: 'msn' }, {}, false, undefined],
    [{ when: 'access', by: 'imap' }, {}, true, undefined],
    [{ when: 'access', by: 'mobile' }, {}, false, false],
    [{ when: 'feature', is: 'im-identity' }, {}, true, false],
  ])('%j with %j', (condition, where, told, untold) => {
    expect(holds(condition, full, where)).toBe(told);
    expect(holds(condition, bare, where)).toBe(untold);
  });

  test.each<[string, Partial<Record<ComponentId, boolean | undefined>>]>([
    ['[messaging]', { webmail: true, 'cal6-frontend': false, convergence: true, 'communications-express': true }],
    ['[calendar]', { webmail: false, 'cal6-frontend': true, convergence: true, 'communications-express': true }],
    [
      '[instant-messaging]',
      { webmail: false, 'cal6-frontend': false, convergence: true, 'communications-express': false },
    ],
    ['[]', { webmail: false, 'cal6-frontend': false, convergence: false, 'communications-express': false }],
    // What cannot be read may be the one.
    ['[messaging, "*x"]', { webmail: true, 'cal6-frontend': undefined, convergence: true }],
  ])('members %s of single sign-on', (members, expected) => {
    const deployment = deploymentOf(
      snapshotOf(`commspec: 1\nname: test\nsso: { mode: access-manager, members: ${members} }\ntiers: []\n`).model,
    );
    for (const [id, signsOn] of Object.entries(expected))
      expect(holds({ when: 'sso-member' }, deployment, { from: { id: id as ComponentId, facts: {} } }), id).toBe(
        signsOn,
      );
  });

  test('what stands outside is present', () => {
    expect([isPresent(full, 'mta'), isPresent(full, 'directory-master'), isPresent(full, 'mmp')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

test('a condition asks for a wish if a part of it does', () => {
  const wishes: readonly Condition[] = [
    open,
    { when: 'access', by: 'web' },
    { when: 'gateway', is: 'aim' },
    { when: 'antispam', is: 'brightmail' },
    { when: 'sso', is: ['access-manager'] },
  ];
  for (const wish of wishes) {
    expect(asksForWish(wish), wish.when).toBe(true);
    expect(asksForWish({ when: 'not', of: wish })).toBe(true);
    expect(asksForWish({ when: 'all', of: [yes, wish] })).toBe(true);
    expect(asksForWish({ when: 'any', of: [wish, no] })).toBe(true);
  }
  expect(asksForWish(yes)).toBe(false);
  expect(asksForWish({ when: 'any', of: [yes, { when: 'not', of: no }] })).toBe(false);
  expect(asksForWish({ when: 'architecture', is: ['edge'] })).toBe(false);
});
