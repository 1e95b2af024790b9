import type { Model } from '../../model/model';
import type { Fact } from '../../model/dsl';
import { replaceFix } from '../../fixes/values';
import { runs } from '../../questions/components';
import type { ReportFinding } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { mismatches, on, reportMismatch, writtenPort } from './im-port';
import { stoppedRule } from '../shapes/stopped';

export const rule = stoppedRule({
  code: 'PORT008',
  name: 'convergence-port-not-im-server',
  title: 'Convergence does not reach the server port of Instant Messaging',
  source: ['L6082-6084'],
  groups: ['convergence-im'],
  why: 'Convergence talks to the server itself for presence and chat, not to the multiplexor.',
  before(model, report) {
    const found = mismatches(model, 'convergence', on('im-server'), 'xmpp-server', (server) => [
      writtenPort(server, 'xmpp-server-tls'),
    ]);
    for (const one of found)
      reportMismatch(
        report,
        one,
        `Convergence connects to the server port, which is ${one.expected.port} on \`${one.server.host.name}\`, and not ${one.given.value}. Set \`server-port\` to ${one.expected.port}.`,
      );
    toMultiplexors(model, report);
  },
});

/** Where Convergence is sent to a host that has only a multiplexor. */
function toMultiplexors(model: Model, report: ReportFinding): void {
  for (const { spec } of model.of('convergence')) {
    for (const named of spec.server?.items ?? []) {
      const host = model.host(named.value);
      const mux = host === undefined ? undefined : on('im-mux')(host);
      if (host === undefined || mux === undefined || host.incomplete || runs(host, 'im-server')) continue;
      report({
        at: named.at,
        message: `\`${named.value}\` has the multiplexor, not the server. Convergence brings its own gateway and connects to the server port of Instant Messaging: name the host of the server.`,
        related: [{ at: mux.at, message: 'The multiplexor' }],
        fixes: () => nameServer(model, named),
      });
    }
  }
}

/** The server that can be meant, where there is but one. */
function nameServer(model: Model, named: Fact<string>): readonly FixDraft[] {
  const [only, another] = new Set(model.of('im-server').map((server) => server.host.name));
  if (only === undefined || another !== undefined || only === '') return [];
  const title = `Name \`${only}\` as the server`;
  return [replaceFix(named, only, { title, safe: !model.mayBeExternal('im-server') })];
}
