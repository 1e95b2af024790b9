import { protocolPorts } from '../../catalog/ports';
import type { Component, Model } from '../../model/model';
import type { Node } from '../../syntax/tree';
import { replaceFix } from '../../fixes/values';
import { endsAt } from '../../questions/balancers';
import { runs } from '../../questions/components';
import { setOnComponent } from '../../fixes/edits';
import { isExposed } from '../../questions/exposure';
import { type FixDraft } from '../../fixes/fix';
import { defineRule } from '../rule';
import { securityAt } from './encryption';

export const rule = defineRule({
  code: 'IM011',
  name: 'gateway-with-legacy-ssl',
  severity: 'error',
  title: 'The XMPP/HTTP gateway points to a multiplexor that speaks legacy SSL',
  source: ['L5883'],
  check(model, report) {
    const security = model.services?.['instant-messaging']?.security;
    const reported = new Set<Component>();
    for (const { mux, at, isNamed } of muxesOfGateways(model)) {
      const own = mux.spec.tls;
      const fact = own ?? security;
      if (fact === undefined || reported.has(mux) || securityAt(model, mux) !== 'legacy-ssl') continue;
      reported.add(mux);
      report({
        at: own?.at ?? mux.at,
        ...(isNamed ? {} : { severity: 'warning' }),
        message: `${isNamed ? '`httpbind` reaches' : '`httpbind` names no server, and where there are multiplexors it reaches'} \`${mux.host.name}\` in plain XMPP, while this multiplexor expects legacy SSL. Switch that off here; use startTLS on the server, or SSL on the web container.`,
        related: [
          { at, message: isNamed ? 'The gateway points here' : 'This gateway' },
          ...(own === undefined ? [{ at: fact.at, message: 'Legacy SSL is used everywhere' }] : []),
        ],
        fixes: () => [
          ...(own === undefined && isExposed(model, mux.host) ? [] : [legacyOff(model, mux)]),
          ...(own === undefined && security !== undefined ? [replaceFix(security, 'starttls')] : []),
        ],
      });
    }
  },
});

/** Where strangers reach the multiplexor, its clients go on to be encrypted. */
function legacyOff(model: Model, mux: Component): FixDraft {
  const value = isExposed(model, mux.host) ? 'starttls' : 'none';
  return {
    title: `Switch legacy SSL off at the multiplexor on \`${mux.host.name}\`: \`tls: ${value}\``,
    in: mux.spec.at,
    edit: (editor) => {
      setOnComponent(editor, mux, 'tls', value);
    },
  };
}

interface Pointed {
  readonly mux: Component;
  /** What points there. */
  readonly at: Node;
  /** The gateway names it, or the port of a multiplexor. */
  readonly isNamed: boolean;
}

/** The multiplexors by which gateways reach the server: those that they name, else any that there is. */
const muxesOfGateways = (model: Model): readonly Pointed[] =>
  model.of('httpbind').flatMap(({ at, spec }): readonly Pointed[] => {
    const port = spec['server-port'];
    if (port?.value === protocolPorts['xmpp-server']?.port || spec.incomplete) return [];
    const isMuxPort = port?.value === protocolPorts.xmpp?.port;
    if (spec.server === undefined) {
      const muxes = model.mayBeExternal('im-mux') || !model.complete ? [] : model.of('im-mux');
      // Which one it uses is not known: only where all are alike does it not matter.
      return muxes.every((mux) => securityAt(model, mux) === 'legacy-ssl')
        ? muxes.map((mux) => ({ mux, at: port?.at ?? at, isNamed: isMuxPort }))
        : [];
    }
    return spec.server.items.flatMap((fact) => {
      const named = model.host(fact.value);
      return named === undefined
        ? []
        : endsAt(model, named).flatMap((host): readonly Pointed[] => {
            const mux = host.components.find(({ id }) => id === 'im-mux');
            // Where the server shares the host, the port tells which of the two is meant.
            const isShared = runs(host, 'im-server') || host.incomplete;
            return mux === undefined || (isShared && !isMuxPort) ? [] : [{ mux, at: fact.at, isNamed: true }];
          });
    });
  });
