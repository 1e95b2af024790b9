import { messageStores } from '../../catalog/roles';
import { figures } from '../../catalog/figures';
import type { Model } from '../../model/model';
import { siteStorageOf, storageOf, type StoreSpace } from '../../sizing/storage';
import { formatAmount } from '../../sizing/figure';
import { settingsOf, type SizingSettings } from '../../sizing/settings';
import type { Node } from '../../syntax/tree';
import { defineRule, type ReportFinding, type RelatedNode } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { sizeText } from './size';

const { storeOverhead } = figures;

export const rule = defineRule({
  code: 'SIZ003',
  name: 'message-store-too-small',
  severity: 'warning',
  title: 'The message stores are too small for the mail in them',
  source: ['L2555'],
  check(model, report) {
    const { stores, machines, mail, room } = storageOf(model);
    // Room that is not written, or a store that is not read yet, could hold the rest.
    if (!model.complete || model.mayBeExternal(...messageStores)) return;
    const settings = settingsOf(model);
    const related = mailboxes(model);
    let found = false;
    for (const site of siteStorageOf(model) ?? []) {
      found =
        judge(report, settings, {
          who: `The ${site.machines === 1 ? 'store' : 'stores'} at \`${site.name}\` ${site.machines === 1 ? 'has' : 'have'}`,
          mail: site.least,
          exact: mail.complete && site.mailbox !== null && site.least >= site.users * site.mailbox * (1 - 1e-9),
          room: site.room,
          stores: site.stores,
          related: [{ at: site.at, message: 'The users of the site' }, ...related],
        }) || found;
    }
    if (found) return;
    judge(report, settings, {
      who: machines === 1 ? 'The store has' : 'All stores together have',
      mail: mail.bytes,
      exact: mail.complete,
      room,
      stores,
      related,
    });
  },
});

/** Mail against the stores that it must fit into. Bytes, overhead left out. */
interface Judged {
  readonly who: string;
  readonly mail: number;
  /** Not only a lower bound. */
  readonly exact: boolean;
  readonly room: number | null;
  readonly stores: readonly StoreSpace[];
  readonly related: readonly RelatedNode[];
}

/** Reports what does not fit, and says whether it did. */
function judge(
  report: ReportFinding,
  settings: SizingSettings,
  { who, mail, exact, room, stores, related }: Judged,
): boolean {
  const needed = mail * storeOverhead.value;
  const store = smallest(stores);
  const place = store?.places[0];
  if (room === null || room >= needed * (1 - 1e-9) || store === undefined || place === undefined) return false;
  const text = (bytes: number): string => formatAmount(bytes / settings.base ** 2, settings.mb);
  const least = exact ? '' : 'at least ';
  const overhead = `${Math.round((storeOverhead.value - 1) * 100)}%`;
  const fits = room >= mail * (1 - 1e-9);
  report({
    at: place,
    message: `${who} ${text(room)} of disk for ${least}${text(mail)} of mail. ${
      fits
        ? `A store needs ${overhead} more than its messages, here ${least}${text(needed)}: raise the size.`
        : `Not even the messages fit; with the ${overhead} that a store takes on top it is ${least}${text(needed)}: raise the size.`
    }`,
    ...(fits ? {} : { severity: 'error' as const }),
    related,
    fixes: () => raiseFix(store, place, needed - room, { among: stores.length > 1, settings }),
  });
  return true;
}

/** The host item with least room on one of its hosts. */
function smallest(stores: readonly StoreSpace[]): StoreSpace | undefined {
  let least: StoreSpace | undefined;
  for (const store of stores) {
    if (store.places.length > 0 && (least === undefined || (store.room ?? 0) < (least.room ?? 0))) least = store;
  }
  return least;
}

/** Puts what is missing on the first amount of the store; it may be any of them. */
function raiseFix(
  store: StoreSpace,
  place: Node,
  missing: number,
  { among, settings }: { readonly among: boolean; readonly settings: SizingSettings },
): readonly FixDraft[] {
  const key = store.sized.length > 0 ? 'size' : 'disk';
  const now = store.sized[0]?.size ?? store.host.spec.disk;
  if (now === undefined) return [];
  const size = sizeText(settings.bytes(now.value) + missing / store.host.count, settings.base);
  return [
    {
      title: `Set \`${key}\`${among ? ` on \`${store.host.name}\`` : ''} to \`${size}\``,
      in: place,
      edit: (editor) => {
        editor.replace(place, size);
      },
    },
  ];
}

/** Where the mail comes from, the first few user bases. */
function mailboxes(model: Model): readonly RelatedNode[] {
  return (model.users?.bases?.items ?? [])
    .flatMap((base) => base.mailbox ?? [])
    .slice(0, 5)
    .map((mailbox) => ({ at: mailbox.at, message: `${mailbox.source} for each of these users` }));
}
