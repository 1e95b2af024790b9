import type { Model } from '../../model/model';
import type { Node } from '../../syntax/tree';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { featureFact } from './features';

export const rule = defineRule({
  code: 'IM028',
  name: 'java-client-login',
  severity: 'warning',
  title: 'The Java client does not know the login mechanism',
  source: ['L5872'],
  check(model, report) {
    const sasl = model.services?.['instant-messaging']?.sasl;
    const custom = sasl?.items.find(({ value }) => value === 'custom');
    if (sasl === undefined || custom === undefined || sasl.incomplete) return;
    if (sasl.items.some(({ value }) => value !== 'custom')) return;
    const client = shippedClient(model);
    if (client === undefined) return;
    report({
      at: custom.at,
      message:
        'The client that comes with Instant Messaging knows PLAIN and `jabber:iq:auth` only, so its users cannot log in by a mechanism of your own. Use a client that knows it, or offer `plain` as well, over startTLS.',
      related: [{ at: client.at, message: 'The client is in use here' }],
      fixes: client.fixes,
    });
  },
});

function shippedClient(model: Model): { readonly at: Node; readonly fixes: readonly FixDraft[] } | undefined {
  const named = model.section('clients')?.items.find(({ value }) => value === 'instant-messenger');
  if (named !== undefined) return { at: named.at, fixes: [replaceFix(named, 'xmpp-client')] };
  const placed = model.of('instant-messenger')[0] ?? featureFact(model, 'client');
  return placed === undefined ? undefined : { at: placed.at, fixes: [] };
}
