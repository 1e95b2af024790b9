/** The order of installation around Instant Messaging. */
import type { ComponentId } from '../../catalog/components';
import type { Fact } from '../../model/dsl';
import type { Model } from '../../model/model';
import type { FixDraft } from '../../fixes/fix';

export interface Late {
  readonly server: Fact<ComponentId>;
  /** What stands before it. */
  readonly before: readonly Fact<ComponentId>[];
  /** What stands after it. */
  readonly items: readonly Fact<ComponentId>[];
}

/** What the order of installation puts after Instant Messaging; undefined where the order does not name it. */
export function afterServer(model: Model): Late | undefined {
  const order = model.section('install-order');
  // What cannot be read may be what comes first.
  if (order === undefined || order.incomplete) return undefined;
  const { items } = order;
  const place = items.findIndex(({ value }) => value === 'im-server');
  const server = items[place];
  return server === undefined ? undefined : { server, before: items.slice(0, place), items: items.slice(place + 1) };
}

export const moveBefore = (item: Fact<ComponentId>, server: Fact<ComponentId>): FixDraft => ({
  title: `Move \`${item.source}\` before \`${server.source}\``,
  in: item.at,
  edit: (editor) => {
    editor.moveBefore(item.at, server.at);
  },
});
