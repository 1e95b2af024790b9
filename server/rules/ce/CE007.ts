import { isAtLeast, lifecycle } from '../../catalog/releases';
import type { Model } from '../../model/model';
import type { Node } from '../../syntax/tree';
import { placeOf, presenceOf } from '../../questions/components';
import { removeComponent } from '../../fixes/edits';
import { removeFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

export const rule = defineRule({
  code: 'CE007',
  name: 'two-address-books',
  severity: 'warning',
  title: 'Communications Express and Messenger Express keep two address books',
  source: ['L723'],
  check(model, report) {
    const express = expressOf(model);
    const old = messengerOf(model);
    if (express === undefined || old === undefined) return;
    // Messenger Express is gone from Messaging Server 7 on, which LIFE001 says.
    if (isAtLeast(model.serviceVersion('messenger-express')?.value, lifecycle.messengerExpress.until) === true) return;
    report({
      at: old.at,
      message:
        'The two clients do not share address books: whoever changes between them finds other contacts in each. Offer users one of them, and keep the other out of their reach.',
      related: [express],
      fixes: [old.fix],
    });
  },
});

function expressOf(model: Model): { readonly at: Node; readonly message: string } | undefined {
  const place = presenceOf(model, 'communications-express');
  if (place !== undefined) return { at: place.at, message: placeOf(place) };
  const client = model.section('clients')?.items.find(({ value }) => value === 'communications-express');
  return client === undefined ? undefined : { at: client.at, message: 'Communications Express is in use' };
}

function messengerOf(model: Model): { readonly at: Node; readonly fix: FixDraft } | undefined {
  const [component] = model.of('messenger-express');
  if (component !== undefined) {
    return {
      at: component.at,
      fix: {
        title: `Remove \`messenger-express\` from \`${component.host.name}\``,
        in: component.spec.at,
        edit: (editor) => {
          removeComponent(editor, component);
        },
      },
    };
  }
  const client = model.section('clients')?.items.find(({ value }) => value === 'messenger-express');
  return client === undefined
    ? undefined
    : { at: client.at, fix: removeFix(client, 'Remove `messenger-express` from `clients`') };
}
