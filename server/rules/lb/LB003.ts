import type { Fact } from '../../model/dsl';
import type { Component, Model } from '../../model/model';
import { nameOfServer } from '../../questions/im-servers';
import { isOverlay } from '../../questions/architecture';
import { removeFix, replaceFix } from '../../fixes/values';
import { runs, findOn } from '../../questions/components';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { mayBeMeant, targetsOf, type Target } from '../../questions/balancers';

const message =
  'A multiplexor keeps one connection to its one server, and a load balancer between them is not supported. Connect the multiplexors straight to the server; the load balancer belongs before them.';

export const rule = defineRule({
  code: 'LB003',
  name: 'balancer-before-im-server',
  severity: 'error',
  title: 'A load balancer cannot stand between multiplexors and the Instant Messaging server',
  source: ['L5554'],
  check(model, report) {
    const muxes = model.of('im-mux');
    if (muxes.length === 0) return;
    const targets = targetsOf(model);
    const before = new Map(
      targets.filter(({ host }) => runs(host, 'im-server')).map((target) => [target.balancer, target]),
    );
    for (const mux of muxes) {
      for (const fact of mux.spec.server?.items ?? []) {
        const balancer = balancerOf(model, fact);
        if (balancer === undefined) continue;
        const behind = before.get(balancer);
        report({
          at: fact.at,
          message,
          related: [
            {
              at: behind?.fact.at ?? balancer.at,
              message: `The load balancer \`${balancer.host.name}\` stands between them`,
            },
          ],
          fixes: () => straight(model, mux, fact, behind),
        });
      }
    }
    // A multiplexor that does not name its server may be one of those behind the load balancer.
    if (!muxes.some((mux) => mux.spec.server === undefined)) return;
    for (const target of targets) {
      const server = findOn(target.host, 'im-server');
      if (server === undefined || mayBeMeant(target.host)) continue;
      report({
        at: target.fact.at,
        message,
        related: [{ at: server.at, message: `The server on \`${target.host.name}\`` }],
        fixes: () => putBefore(target, muxes),
      });
    }
  },
});

/** The load balancer that a multiplexor takes for its server. */
function balancerOf(model: Model, fact: Fact<string>): Component | undefined {
  const host = model.host(fact.value);
  return host === undefined || runs(host, 'im-server') ? undefined : findOn(host, 'load-balancer');
}

function straight(model: Model, mux: Component, fact: Fact<string>, behind: Target | undefined): readonly FixDraft[] {
  const servers = model.of('im-server');
  const server =
    behind === undefined ? (servers.length === 1 ? servers[0] : undefined) : findOn(behind.host, 'im-server');
  if (server === undefined) return [];
  const name =
    behind === undefined || behind.fact.value === behind.host.name ? nameOfServer(model, server) : behind.fact.value;
  const known = mux.spec.server?.items.some((other) => other !== fact && other.value === name) ?? false;
  const direct: FixDraft = {
    title: `Connect it to \`${name}\``,
    edit: (editor) => {
      if (known) editor.removeItem(fact.at);
      else editor.replace(fact.at, name);
    },
  };
  if (behind === undefined || isOverlay(model) || behind.all.has(mux.host)) return [direct];
  return [
    direct,
    {
      title: `Connect it to \`${name}\` and put \`${behind.balancer.host.name}\` before the multiplexors`,
      edit: (editor) => {
        direct.edit(editor);
        editor.replace(behind.fact.at, mux.host.name);
      },
    },
  ];
}

function putBefore(target: Target, muxes: readonly Component[]): readonly FixDraft[] {
  const mux = muxes.find(({ host }) => !target.all.has(host));
  const remove = removeFix(target.fact, `Remove \`${target.fact.value}\` from \`targets\``);
  return mux === undefined
    ? [remove]
    : [
        {
          ...replaceFix(target.fact, mux.host.name),
          title: `Put \`${target.balancer.host.name}\` before \`${mux.host.name}\``,
        },
        remove,
      ];
}
