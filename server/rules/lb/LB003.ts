import type { Fact } from '../../spec/dsl';
import type { Component, Host, Model } from '../../spec/model';
import { removeFix, replaceFix, runs } from '../kit';
import { defineRule, type FixDraft } from '../rule';
import { findOn, mayBeMeant, targetsOf, type Target } from './targets';

const message =
  'A multiplexor keeps one connection to its one server, and a load balancer between them is not supported. Connect the multiplexors straight to the server; the load balancer belongs before them.';

export const rule = defineRule({
  code: 'LB003',
  severity: 'error',
  title: 'A load balancer cannot stand between multiplexors and the Instant Messaging server',
  source: ['L5554'],
  check(model, report) {
    const muxes = model.of('im-mux');
    if (muxes.length === 0) return;
    const targets = targetsOf(model);
    for (const mux of muxes) {
      for (const fact of mux.spec.server?.items ?? []) {
        const balancer = balancerOf(model, fact);
        if (balancer === undefined) continue;
        const behind = targets.find((target) => target.balancer === balancer && runs(target.host, 'im-server'));
        report({
          at: fact.at,
          message,
          related: [{ at: behind?.fact.at ?? balancer.at, message: `The load balancer \`${balancer.host.name}\` stands between them` }],
          fixes: straight(model, mux, fact, behind),
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
        fixes: before(target, muxes),
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
  const server = behind?.fact.value ?? (servers.length === 1 ? servers[0]?.host.name : undefined);
  if (server === undefined) return [];
  const direct: FixDraft = { ...replaceFix(fact, server), title: `Connect it to \`${server}\`` };
  if (behind === undefined || isTarget(behind.balancer, mux.host)) return [direct];
  return [
    direct,
    {
      title: `Connect it to \`${server}\` and put \`${behind.balancer.host.name}\` before the multiplexors`,
      edit: (editor) => {
        direct.edit(editor);
        editor.replace(behind.fact.at, mux.host.name);
      },
    },
  ];
}

function before(target: Target, muxes: readonly Component[]): readonly FixDraft[] {
  const mux = muxes.find(({ host }) => !isTarget(target.balancer, host));
  const remove = removeFix(target.fact, `Remove \`${target.fact.value}\` from \`targets\``);
  return mux === undefined ? [remove] : [{ ...replaceFix(target.fact, mux.host.name), title: `Put \`${target.balancer.host.name}\` before \`${mux.host.name}\`` }, remove];
}

const isTarget = (balancer: Component, host: Host): boolean => balancer.spec.targets?.items.some((fact) => fact.value === host.name) ?? false;
