/** Names, zones, firewalls and load balancers. */
import * as vocabulary from '../../catalog/vocabulary';
import { boolean, choice, dictionary, integer, list, nameOf, object, oneOrMore, quantity, refTo, text } from '../dsl';

export const dns = object('DNS', {
  servers: {
    type: list(text()),
    text: 'Name servers that the deployment uses, by host name or address. An empty list says: none.',
    examples: ['[ns1]'],
    source: ['L194', 'L2061'],
  },
  names: {
    type: dictionary(oneOrMore(refTo('host')), vocabulary.logicalName),
    text: 'Logical service names and the host that each points to, or the hosts: a bank of servers has one name. Clients are configured with these, never with host names.',
    examples: ['{ mail: lb, smtp: lb, relay-in: [mta-1, mta-2] }'],
    source: ['L1332-1363'],
  },
  mx: {
    type: list(
      object(
        'MX record',
        {
          host: { type: refTo('host'), required: true, text: 'The host that takes mail from the Internet.' },
          preference: {
            type: integer(0, 65535),
            text: 'Lower is tried first; equal values share the load.',
            examples: ['10'],
            source: ['L2880-2884'],
          },
        },
        { shorthand: 'host' },
      ),
    ),
    text: 'Mail exchangers of the domain.',
    source: ['L2880-2884'],
  },
  cache: { type: boolean, text: 'Whether hosts that ask much keep a local DNS cache.', source: ['L1017'] },
  clients: {
    type: oneOrMore(text()),
    text: 'Host names that mail and calendar programs of users are set up with: logical names, not those of machines.',
    examples: ['[mail, smtp]'],
    source: ['L1121', 'L1254-1260'],
  },
});

export const zone = object('zone', {
  name: {
    type: nameOf('zone'),
    required: true,
    text: 'The name by which hosts and firewalls refer to the zone.',
    examples: ['data'],
  },
  kind: {
    type: choice(vocabulary.zoneKind),
    text: 'What kind of network it is. A zone named like a kind is of that kind.',
    examples: ['private-data'],
    source: ['L1032-1056'],
  },
});

export const allow = object(
  'firewall rule',
  {
    protocol: {
      type: choice(vocabulary.protocol),
      required: true,
      text: 'The protocol that may pass.',
      examples: ['smtp', 'imaps'],
    },
    port: {
      type: integer(1, 65535),
      text: 'The port, where it is not the usual one of the protocol.',
      examples: ['225'],
    },
    from: { type: oneOrMore(refTo('host')), text: 'Only from these hosts.' },
    to: { type: oneOrMore(refTo('host')), text: 'Only to these hosts.' },
  },
  { shorthand: 'protocol' },
);

export const firewall = object('firewall', {
  name: { type: nameOf('firewall'), required: true, text: 'The name of the firewall.', examples: ['outer'] },
  between: {
    type: list(refTo('zone', vocabulary.zoneKind)),
    required: true,
    text: 'The two zones that it separates, the less trusted one first.',
    examples: ['[internet, dmz]'],
    source: ['L1664'],
  },
  allow: {
    type: list(allow),
    text: 'What may pass: a protocol alone, or a mapping that narrows it. Without this key the rules are not known.',
    examples: ['[smtp, imaps, https]'],
  },
  'spoof-protection': {
    type: boolean,
    text: 'Whether packets with a forged source address are dropped.',
    source: ['L1066-1068'],
  },
  kind: { type: choice(vocabulary.firewallKind), text: 'What kind of firewall it is.', source: ['L1772'] },
});

/** A cable network or a partition of one: what runs over it, and how full it is. */
export const network = object('network', {
  name: { type: nameOf('network'), required: true, text: 'The name of the network.', examples: ['backbone'] },
  zones: {
    type: list(refTo('zone', vocabulary.zoneKind)),
    text: 'The zones whose hosts are connected to it.',
    examples: ['[dmz, data]'],
    source: ['L2643'],
  },
  carries: {
    type: list(choice(vocabulary.networkTraffic)),
    text: 'The traffic that runs over it. Traffic that no network carries is somewhere else, or not planned yet.',
    examples: ['[client-access]', '[store-access, backup]'],
    source: ['L2643-2645'],
  },
  speed: {
    type: quantity('bandwidth'),
    text: 'What it carries in theory.',
    examples: ['100 Mbps', '1 Gbps'],
    source: ['L2643'],
  },
  load: {
    type: quantity('share'),
    text: 'How much of what its links, routers and switches can carry is in use at peak, as planned.',
    examples: ['60%'],
    source: ['L974-978', 'L2644'],
  },
  secured: {
    type: boolean,
    text: 'Whether it is physically secure: nobody else can connect to it or listen on it.',
    source: ['L3643'],
  },
});

/** Keys of load balancers on a host. */
export const networkKeys = {
  algorithm: {
    type: choice(vocabulary.lbAlgorithm),
    text: 'How the next target is chosen.',
    for: ['load-balancer'],
    source: ['L1218'],
  },
  sticky: {
    type: boolean,
    text: 'Whether a session stays on the target it began on.',
    for: ['load-balancer'],
    source: ['L1218-1219'],
  },
  balancer: {
    type: choice(vocabulary.lbKind),
    text: 'What kind of load balancer it is.',
    for: ['load-balancer'],
    examples: ['geographic'],
    source: ['L994-996', 'L1498'],
  },
  targets: {
    type: oneOrMore(refTo('host')),
    text: 'Hosts among which the load is spread.',
    for: ['load-balancer'],
    source: ['L2785'],
  },
  duties: {
    type: oneOrMore(choice(vocabulary.dnsDuty)),
    text: 'What a name server does: names for the Internet, names of the inside, questions to the Internet.',
    for: ['dns-server'],
    examples: ['[public-names]'],
    source: ['L1034', 'L1042'],
  },
} as const;
