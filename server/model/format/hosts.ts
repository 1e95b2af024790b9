/** Tiers, hosts and what runs on them. */
import { multiProcessServers } from '../../catalog/roles';
import * as vocabulary from '../../catalog/vocabulary';
import {
  choice,
  component,
  dictionary,
  integer,
  list,
  nameOf,
  object,
  oneOrMore,
  quantity,
  refTo,
  text,
  version,
} from '../dsl';
import { antispamKeys } from './antispam';
import { calendarKeys } from './calendar';
import { capacity, measured } from './capacity';
import { ha, options } from './common';
import { directoryKeys } from './directory';
import { instantMessagingKeys } from './instant-messaging';
import { messagingKeys } from './messaging';
import { networkKeys } from './network';
import { searchKeys } from './search';
import { securityKeys } from './security';
import { volume } from './storage';
import { webKeys } from './web';

/** One component on a host. All keys stand side by side; `for` says which component each has a meaning for. */
export const hostComponent = object(
  'component',
  {
    component: { type: component, required: true, text: 'What runs here.', examples: ['message-store', 'mmp', 'mta'] },
    version: {
      type: version,
      text: 'The version of this installation. Leave it out where `services` says it for all.',
      examples: ['"7.0.5"', '7u3'],
    },
    instances: {
      type: integer(1),
      text: 'Processes of this component on one host: `iim_mux.numinstances` of a multiplexor, `cshttpd` processes of a Calendar 6 front end.',
      for: multiProcessServers,
      source: ['L5351', 'L4833'],
    },
    address: {
      type: text(),
      text: 'The network address it listens on, where the host has several. Same port, other address: no collision.',
      examples: ['192.0.2.10'],
    },
    ports: {
      type: dictionary(integer(1, 65535), vocabulary.protocol),
      text: 'Ports that differ from the usual ones, by protocol.',
      examples: ['{ https: 8443 }'],
    },
    tls: {
      type: choice(vocabulary.tlsMode),
      text: 'How clients are encrypted: `starttls` on the normal port, `ssl-port` on a port of its own.',
      examples: ['ssl-port', 'starttls'],
      source: ['L3718-3729'],
    },
    auth: {
      type: list(choice(vocabulary.authMechanism)),
      text: 'Authentication mechanisms that are offered here.',
      examples: ['[plain]'],
      source: ['L3677-3680'],
    },
    ...messagingKeys,
    ha: {
      type: ha,
      text: 'High availability of this installation; overrides the host and `services`.',
      source: ['L1386'],
    },
    ...networkKeys,
    ...instantMessagingKeys,
    ...calendarKeys,
    ...directoryKeys,
    ...antispamKeys,
    ...webKeys,
    ...searchKeys,
    options,
    note: { type: text(), text: 'Anything that a reader should know.' },
  },
  { shorthand: 'component' },
);

export const host = object(
  'host',
  {
    name: {
      type: nameOf('host'),
      required: true,
      text: 'The name by which everything else refers to this host. With `count`, the name of the group.',
      examples: ['store'],
    },
    count: {
      type: integer(1, 10_000),
      text: 'How many such hosts there are. They are called `name-1`, `name-2` and so on.',
      default: '1',
      examples: ['2'],
    },
    zone: {
      type: refTo('zone', vocabulary.zoneKind),
      text: 'The network zone it stands in.',
      examples: ['dmz', 'private-data'],
      source: ['L1032-1056'],
    },
    site: { type: refTo('site'), text: 'The site it stands at.' },
    os: { type: choice(vocabulary.os), text: 'The operating system.', examples: ['solaris'] },
    cpus: {
      type: integer(1, 4096),
      text: 'Processors (cores, on chips that have several) of one host.',
      examples: ['2', '4', '8'],
      source: ['L2535', 'L3131'],
    },
    memory: { type: quantity('size'), text: 'Main memory of one host.', examples: ['8 GB'], source: ['L2535'] },
    disk: {
      type: quantity('size'),
      business: true,
      text: 'Disk space of one host, beyond partitions and queue that are written at a component.',
      examples: ['300 GB'],
    },
    filesystem: { type: choice(vocabulary.filesystem), text: 'The file system of the data.', source: ['L3003'] },
    chassis: {
      type: oneOrMore(text()),
      text: 'The blade chassis that the host sits in, or those that the hosts of a group are spread over.',
      examples: ['[blade-1, blade-2]'],
      source: ['L3143'],
    },
    'network-connections': {
      type: integer(1),
      text: 'Connections to the network. With a second one the host survives the loss of a card, a cable or a switch.',
      examples: ['2'],
      source: ['L259', 'L2874'],
    },
    volumes: {
      type: list(volume),
      text: 'File systems of one host, and which busy directories lie on each. What is not listed is not known.',
      examples: ['[{ name: fast, holds: [mboxlist], storage: ssd }]'],
      source: ['L2958-2971'],
    },
    asr: {
      type: choice(vocabulary.asr),
      text: 'Automatic System Reconfiguration: how well the host restarts around a failed part.',
      source: ['L1398-1406'],
    },
    'os-services': {
      type: list(choice(vocabulary.hostService)),
      text: 'Services of the operating system that listen here.',
      examples: ['[ssh]'],
      source: ['L1670-1671'],
    },
    ...securityKeys,
    ha: { type: ha, text: 'High availability of everything on this host.', source: ['L1386'] },
    capacity: { type: capacity, text: 'What one such host was measured to carry. The guide gives no figure for this.' },
    measured: {
      type: measured,
      text: 'What was measured on one such host at peak.',
      source: ['L697', 'L2549', 'L3034', 'L3902'],
    },
    components: {
      type: list(hostComponent),
      required: true,
      text: 'What runs on it: an id alone, or a mapping with `component:` and settings.',
      examples: ['[mmp, webmail]'],
    },
    note: { type: text(), text: 'Anything that a reader should know.' },
  },
  { unit: true },
);

export const tier = object('tier', {
  tier: {
    type: integer(0, 2),
    required: true,
    text: '0 load balancers, 1 access (front ends), 2 data (stores).',
    examples: ['1'],
    source: ['L559', 'L1178'],
  },
  capacity: { type: capacity, text: 'What the tier as a whole is designed for.', source: ['L1291-1295'] },
  latency: {
    type: quantity('duration'),
    text: 'Time that a request may take through the whole tier, as designed or measured.',
    examples: ['800 us'],
    source: ['L1217'],
  },
  hosts: { type: list(host), required: true, text: 'The hosts of this tier.' },
});
