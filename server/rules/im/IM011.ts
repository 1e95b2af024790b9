import { protocolPorts } from '../../catalog/ports';
import type { Fact } from '../../model/dsl';
import type { Component, Model } from '../../model/model';
import { replaceFix } from '../../fixes/values';
import { runs } from '../../questions/components';
import { setOnComponent } from '../../fixes/edits';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'IM011',
  name: 'gateway-with-legacy-ssl',
  severity: 'error',
  title: 'The XMPP/HTTP gateway points to a multiplexor that speaks legacy SSL',
  source: ['L5883'],
  check(model, report) {
    const security = model.services?.['instant-messaging']?.security;
    const reported = new Set<Component>();
    for (const { mux, at } of muxesOfGateways(model)) {
      const own = mux.spec.tls;
      const fact = own ?? security;
      if (fact === undefined || reported.has(mux)) continue;
      if (own === undefined ? security?.value !== 'legacy-ssl' : own.value !== 'ssl-port') continue;
      reported.add(mux);
      report({
        at: own?.at ?? mux.at,
        message: `\`httpbind\` reaches \`${mux.host.name}\` in plain XMPP, and this multiplexor expects legacy SSL. Switch that off here; use startTLS on the server, or SSL on the web container.`,
        related: [
          { at: at.at, message: 'The gateway points here' },
          ...(own === undefined ? [{ at: fact.at, message: 'Legacy SSL is used everywhere' }] : []),
        ],
        fixes: [
          {
            title: `Switch SSL off at the multiplexor on \`${mux.host.name}\`: \`tls: none\``,
            in: mux.spec.at,
            edit: (editor) => {
              if (own === undefined) setOnComponent(editor, mux, 'tls', 'none');
              else editor.replace(own.at, 'none');
            },
          },
          ...(own === undefined && security !== undefined ? [replaceFix(security, 'starttls')] : []),
        ],
      });
    }
  },
});

/** The multiplexors that gateways name as their server. */
function muxesOfGateways(model: Model): readonly { readonly mux: Component; readonly at: Fact<string> }[] {
  return model.of('httpbind').flatMap(({ spec }) =>
    (spec.server?.items ?? []).flatMap((at) => {
      const host = model.host(at.value);
      const mux = host?.components.find(({ id }) => id === 'im-mux');
      if (host === undefined || mux === undefined) return [];
      // Where the server shares the host, the port tells which of the two is meant.
      const port = spec['server-port']?.value;
      return (runs(host, 'im-server') || host.incomplete) && port !== protocolPorts.xmpp?.port
        ? []
        : port === protocolPorts['xmpp-server']?.port
          ? []
          : [{ mux, at }];
    }),
  );
}
