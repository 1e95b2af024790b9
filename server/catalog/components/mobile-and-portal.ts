/** Components: mobile and portal. */
import { anyCalendar, need, needWhen } from './needs';
import type { ComponentInfo } from './shape';

export const mobileAndPortalEntries = {
  'mobile-communications': {
    title: 'Mobile Communications',
    text: 'SyncML gateway: phones synchronise calendars, tasks and contacts.',
    aliases: ['sun-java-mobile-communications', 'syncml-gateway'],
    product: 'mobile',
    layer: 1,
    zones: ['dmz', 'intranet'],
    state: 'not-given',
    ha: [],
    requires: [need(anyCalendar, 'L176-182')],
    frontEnd: true,
    source: ['L176-182'],
  },
  'portal-server': {
    title: 'Portal Server',
    text: "A portal through which the suite's clients are reached. Needs Schema 2.",
    aliases: ['sun-java-system-portal-server', 'portal'],
    product: 'portal',
    layer: 1,
    zones: ['dmz', 'intranet'],
    state: 'not-given',
    ha: [],
    requires: [needWhen('single sign-on', ['access-manager'], 'L878-882')],
    source: ['L636-638', 'L878-882'],
  },
  'portal-sra': {
    title: 'Secure Remote Access gateway',
    text: "The portal's gateway for users outside. A load balancer may stand between it and the instant messaging multiplexors.",
    aliases: ['secure-remote-access', 'sra'],
    product: 'portal',
    roles: ['chat-front-end'],
    layer: 1,
    zones: ['dmz'],
    state: 'stateless',
    ha: ['redundancy'],
    requires: [need(['portal-server'], 'L4754')],
    frontEnd: true,
    source: ['L559', 'L4754', 'L5556'],
  },
} satisfies Readonly<Record<string, ComponentInfo>>;
