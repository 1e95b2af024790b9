/** Ports of Instant Messaging that two sides must agree on. */
import { protocolPorts } from '../../catalog/ports';
import type { Fact } from '../../model/dsl';
import type { Component, Host, Model } from '../../model/model';
import { replaceFix } from '../../fixes/values';
import type { ReportFinding } from '../rule';

type Protocol = 'xmpp' | 'xmpp-server' | 'mux';
type TlsProtocol = 'xmpps' | 'xmpp-server-tls';

/** A port of a component, and where it is written. */
interface OwnPort {
  readonly port: number;
  readonly fact: Fact<number> | undefined;
}

/** The port that a component has for a protocol: its own, else the usual one. Undefined where its ports could not be read. */
export function portOf({ spec }: Component, protocol: Protocol | TlsProtocol): OwnPort | undefined {
  if (spec.ports?.incomplete === true || spec.incomplete) return undefined;
  const own = spec.ports?.entries.find((entry) => entry.name === protocol)?.value;
  const port = own?.value ?? protocolPorts[protocol]?.port;
  return port === undefined ? undefined : { port, fact: own };
}

/** One side that says which port it connects to, and the other that listens on another one. */
export interface Mismatch {
  readonly client: Component;
  readonly given: Fact<number>;
  readonly server: Component;
  readonly expected: OwnPort;
}

/** Components with a `server-port` that their server does not listen on. `accepts`: further ports that are right there. */
export function mismatches(
  model: Model,
  client: 'httpbind' | 'convergence' | 'im-mux',
  serverOn: (host: Host) => Component | undefined,
  protocol: Protocol,
  accepts: (server: Component) => readonly (OwnPort | undefined)[] = () => [],
): readonly Mismatch[] {
  return model.of(client).flatMap((component): readonly Mismatch[] => {
    const given = component.spec['server-port'];
    if (given === undefined || component.spec.incomplete) return [];
    // A part that cannot be read may be the one that listens there.
    for (const host of model.hostsOf(component.spec.server).filter(({ incomplete }) => !incomplete)) {
      const server = serverOn(host);
      const expected = server === undefined ? undefined : portOf(server, protocol);
      if (server === undefined || expected === undefined || expected.port === given.value) continue;
      if (accepts(server).some((other) => other?.port === given.value)) continue;
      return [{ client: component, given, server, expected }];
    }
    return [];
  });
}

/** The part of a host, where it is there. */
export const on =
  (id: Component['id']) =>
  (host: Host): Component | undefined =>
    host.components.find((component) => component.id === id);

/** A port that is off unless the spec gives it. */
export function writtenPort(server: Component, protocol: Protocol | TlsProtocol): OwnPort | undefined {
  const own = portOf(server, protocol);
  return own?.fact === undefined ? undefined : own;
}

export function reportMismatch(report: ReportFinding, { given, server, expected }: Mismatch, message: string): void {
  report({
    at: given.at,
    message,
    related: [
      {
        at: expected.fact?.at ?? server.at,
        message:
          expected.fact === undefined
            ? `\`${server.id}\` on \`${server.host.name}\` has the usual port, ${expected.port}`
            : `The port of \`${server.id}\` on \`${server.host.name}\``,
      },
    ],
    fixes: () => [replaceFix(given, expected.port)],
  });
}
