import { messageStores } from '../../catalog/roles';
import { figures } from '../../catalog/figures';
import type { Model } from '../../model/model';
import { storageOf, type Storage, type StoreSpace } from '../../sizing/disk';
import { formatAmount } from '../../sizing/figure';
import { defineRule, type FindingDraft } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { sizeText } from './size';

export const rule = defineRule({
  code: 'SIZ003',
  name: 'message-store-too-small',
  severity: 'warning',
  title: 'The message stores are too small for the mail in them',
  source: ['L2555'],
  check(model, report) {
    const storage = storageOf(model);
    const { room, needed, mail } = storage;
    // Room that is not written, or a store that is not read yet, could hold the rest.
    if (room === null || !model.complete || model.mayBeExternal(...messageStores)) return;
    if (room >= needed * (1 - 1e-9)) return;
    const store = smallest(storage.stores);
    const place = store?.places[0];
    if (store === undefined || place === undefined) return;
    const least = mail.complete ? '' : 'at least ';
    const overhead = `${Math.round((figures.storeOverhead.value - 1) * 100)}%`;
    const fits = room >= mail.bytes * (1 - 1e-9);
    report({
      at: place,
      message: `${storage.machines === 1 ? 'The store has' : 'All stores together have'} ${text(room)} of disk for ${least}${text(mail.bytes)} of mail. ${
        fits
          ? `A store needs ${overhead} more than its messages, here ${least}${text(needed)}: raise the size.`
          : `Not even the messages fit; with the ${overhead} that a store takes on top it is ${least}${text(needed)}: raise the size.`
      }`,
      ...(fits ? {} : { severity: 'error' as const }),
      related: mailboxes(model),
      fixes: raiseFix(storage, store),
    });
  },
});

const text = (bytes: number): string => formatAmount(bytes, 'bytes');

/** The host item with least room on one of its hosts. */
function smallest(stores: readonly StoreSpace[]): StoreSpace | undefined {
  let least: StoreSpace | undefined;
  for (const store of stores) {
    if (store.places.length > 0 && (least === undefined || (store.room ?? 0) < (least.room ?? 0))) least = store;
  }
  return least;
}

/** Puts what is missing on the first amount of the store; it may be any of them. */
function raiseFix(storage: Storage, store: StoreSpace): readonly FixDraft[] {
  const place = store.places[0];
  const key = store.sized.length > 0 ? 'size' : 'disk';
  const now = store.sized[0]?.size?.value.amount ?? store.host.spec.disk?.value.amount;
  if (place === undefined || now === undefined || storage.room === null) return [];
  const size = sizeText(now + (storage.needed - storage.room) / store.host.count);
  return [
    {
      title: `Set \`${key}\` to \`${size}\``,
      in: place,
      edit: (editor) => {
        editor.replace(place, size);
      },
    },
  ];
}

/** Where the mail comes from, the first few user bases. */
function mailboxes(model: Model): NonNullable<FindingDraft['related']> {
  return (model.users?.bases?.items ?? [])
    .flatMap((base) => base.mailbox ?? [])
    .slice(0, 5)
    .map((mailbox) => ({ at: mailbox.at, message: `${mailbox.source} for each of these users` }));
}
