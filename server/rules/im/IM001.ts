import type { Fact, Listing } from '../../model/dsl';
import type { Component, Model } from '../../model/model';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { isOneServer } from '../../questions/im-servers';

export const rule = defineRule({
  code: 'IM001',
  name: 'multiplexor-with-several-servers',
  severity: 'error',
  title: 'A multiplexor serves exactly one Instant Messaging server',
  source: ['L5221', 'L1486'],
  check(model, report) {
    for (const mux of model.of('im-mux')) {
      const { server } = mux.spec;
      if (server === undefined) continue;
      const named = server.items.flatMap((fact) => serversOf(model, fact));
      const byName = new Map(named.map((item) => [item.name, item]));
      const [first] = named;
      if (first === undefined || byName.size < 2) continue;
      const single = server.items.length === 1;
      report({
        at: single ? first.fact.at : (server.key ?? server.at),
        message:
          'Each multiplexor keeps a connection to one server only, and this one names several. Keep one; other servers need multiplexors of their own.',
        related: [...new Set(named.map(({ component }) => component))]
          .slice(0, 5)
          .map(({ at, host }) => ({ at, message: `A server on \`${host.name}\`` })),
        fixes: () => [...byName.values()].slice(0, 4).map((keep) => keepFix(server, keep)),
      });
    }
  },
});

interface Server {
  readonly name: string;
  /** The reference that means it. */
  readonly fact: Fact<string>;
  readonly component: Component;
}

/** The servers that a name stands for: one, or each host of a group. The nodes of a cluster are one server. */
function serversOf(model: Model, fact: Fact<string>): readonly Server[] {
  const host = model.host(fact.value);
  const component = host?.components.find(({ id }) => id === 'im-server');
  if (host === undefined || component === undefined) return [];
  if (isOneServer(model, component)) return [{ name: host.name, fact, component }];
  if (fact.value !== host.name) return [{ name: fact.value, fact, component }];
  return Array.from({ length: Math.min(host.count, 3) }, (_, i) => ({
    name: `${host.name}-${i + 1}`,
    fact,
    component,
  }));
}

const keepFix = ({ at }: Listing<Fact<string>>, keep: Server): FixDraft => ({
  title: `Keep only \`${keep.name}\``,
  edit: (editor) => {
    editor.replace(at, keep.name);
  },
});
