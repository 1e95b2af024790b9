/** What an architecture is asked for, before anybody draws it. */
import { valueSet, type ValueOf } from '../types';

export const requirement = valueSet('requirement', {
  'hide-internals': {
    title: 'hide the inner network',
    text: 'Addresses and host names of the inside are not to be seen from outside. An access tier hides them.',
    source: ['L456', 'L1239'],
    aliases: ['hide-internal-network'],
  },
  redundancy: {
    title: 'redundant services',
    text: 'A lost machine must not take a network service away. Front ends are doubled easily, stores are not.',
    source: ['L457', 'L1240-1243'],
  },
  'limit-data': {
    title: 'little data where users connect',
    text: 'Whoever breaks into a machine that users reach must not find their data there.',
    source: ['L458', 'L1244'],
    aliases: ['limit-available-data'],
  },
  'one-mail-host': {
    title: 'one mail host name for all users',
    text: 'All users enter the same mail host into their programs, and it stays when a mailbox moves.',
    source: ['L459', 'L1254-1260'],
    aliases: ['single-mail-host', 'one-mail-host-name'],
  },
  'less-http': {
    title: 'less HTTP in the data centre',
    text: 'HTTP traffic should end close to the users instead of in the data network.',
    source: ['L460', 'L1268'],
    aliases: ['less-http-traffic'],
  },
  'denial-of-service-threat': {
    title: 'attacks by flooding are expected',
    text: 'The threat of denial of service is more than minimal, so something must stand before the stores.',
    source: ['L1227', 'L6597'],
    aliases: ['high-denial-of-service-threat', 'dos-threat', 'dos'],
  },
  tls: {
    title: 'connections must be encrypted',
    text: 'Users must connect over TLS, which costs processor time that an access tier can give.',
    source: ['L1228', 'L1247'],
    aliases: ['ssl'],
  },
  'no-maintenance-window': {
    title: 'no long maintenance windows',
    text: 'There is no time in which the service may be down for planned work.',
    source: ['L1229', 'L2730', 'L5541'],
    aliases: ['no-maintenance'],
  },
  'mobile-workforce': {
    title: 'most users are on the road',
    text: 'Users work away from the company and come in over the public Internet, without a VPN.',
    source: ['L1072', 'L1195-1199'],
    aliases: ['remote-workforce'],
  },
  'high-availability': {
    title: 'highly available',
    text: 'A wish in words: `sla.availability` says how much.',
    source: ['L407', 'L506'],
  },
  'quick-response': {
    title: 'quick responses',
    text: 'A wish in words: `sla.response-time` says how quick.',
    source: ['L406', 'L410'],
  },
  'quick-delivery': {
    title: 'quick delivery',
    text: 'A wish in words: `sla.delivery-time` says how quick.',
    source: ['L498'],
  },
});

export type Requirement = ValueOf<typeof requirement>;
