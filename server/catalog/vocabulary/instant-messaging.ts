/** Instant messaging. */
import { valueSet } from '../types';

export const imPolicy = valueSet('instant messaging policy', {
  'access-control-files': {
    title: 'access control files',
    text: 'The default, and the only one without Access Manager.',
    source: ['L5953-5957', 'L5964'],
    aliases: ['acl', 'iim.conf'],
  },
  'access-manager': {
    title: 'Access Manager',
    text: 'Finer policies, held by Access Manager.',
    source: ['L5958-5962'],
  },
});

export const imAuth = valueSet('instant messaging authentication', {
  ldap: {
    title: 'directory',
    text: 'The server checks the password against the directory.',
    source: ['L5101', 'L5908'],
  },
  'access-manager': {
    title: 'Access Manager',
    text: 'Access Manager checks the user; the directory is only searched.',
    source: ['L5701', 'L5910'],
  },
});

export const imGateway = valueSet('instant messaging gateway', {
  httpbind: {
    title: 'XMPP over HTTP',
    text: 'For web clients, and for clients behind firewalls that let only HTTP through.',
    source: ['L5083', 'L5878'],
    aliases: ['xmpp-http', 'bosh'],
  },
  aim: { title: 'AIM', text: 'Contacts in the AIM network.', source: ['L5084'] },
  msn: { title: 'MSN', text: 'Contacts in the MSN network.', source: ['L5084'] },
  yahoo: { title: 'Yahoo', text: 'Contacts in the Yahoo network.', source: ['L5084'] },
  sms: { title: 'SMS', text: 'Messages to users who are offline.', source: ['L5085'] },
  sip: {
    title: 'SIP/SIMPLE',
    text: 'Users of a SIP server; from Instant Messaging 9.',
    source: ['L5086'],
    aliases: ['simple'],
  },
  facebook: { title: 'Facebook', text: 'Contacts in Facebook; from Instant Messaging 9.0.1.4.0.', source: ['L5093'] },
  imps: {
    title: 'IMPS, mobile phones',
    text: 'Old mobile phones.',
    source: ['L5087-5091'],
    deprecated: 'deprecated since Instant Messaging 9.0.1.4.0 (L5091)',
  },
});

const removedInIm9 = 'removed in Instant Messaging 9 (L5067-5077)';

export const imFeature = valueSet('instant messaging feature', {
  client: {
    title: 'Java client',
    text: "The suite's own client, loaded from a web server.",
    source: ['L5069'],
    deprecated: removedInIm9,
  },
  voip: { title: 'voice calls', text: 'A chat becomes a voice call.', source: ['L5070'], deprecated: removedInIm9 },
  poll: { title: 'polls', text: 'Quick questions to a group.', source: ['L5071'], deprecated: removedInIm9 },
  news: {
    title: 'news channels',
    text: 'Published announcements for subscribers.',
    source: ['L5072'],
    deprecated: removedInIm9,
  },
  'moderated-conference': {
    title: 'moderated conferences',
    text: 'A moderator passes messages on.',
    source: ['L5073'],
    aliases: ['moderated'],
    deprecated: removedInIm9,
  },
  alerts: {
    title: 'alerts',
    text: 'Urgent messages to one or many, also when they are offline.',
    source: ['L5074'],
    deprecated: removedInIm9,
  },
  'redirect-server': {
    title: 'redirect server',
    text: 'Spread users over a pool of servers.',
    source: ['L5075'],
    deprecated: removedInIm9,
  },
  'portal-channel': {
    title: 'Portal Server channel',
    text: 'Started Instant Messaging from the portal.',
    source: ['L5076'],
    deprecated: removedInIm9,
  },
  'portal-archive': {
    title: 'archive in Portal Server',
    text: 'Kept chats in the search database of the portal.',
    source: ['L5077', 'L5453'],
    deprecated: removedInIm9,
  },
  'email-notification': {
    title: 'e-mail to offline users',
    text: 'Messages for offline users go out by e-mail; needs an SMTP server.',
    source: ['L5137', 'L5658-5679'],
  },
  'calendar-alerts': {
    title: 'calendar alerts',
    text: 'Reminders of Calendar Server 6 appear as messages; uses its event notification service.',
    source: ['L5665', 'L5681-5695'],
    aliases: ['calendar-alert'],
  },
  'sip-gateway': { title: 'SIP gateway', text: 'From Instant Messaging 9.', source: ['L5086'], aliases: ['sip'] },
  monitoring: {
    title: 'monitoring',
    text: 'Publishes figures of the server, which a stranger could use too.',
    source: ['L5862'],
  },
  'debug-logging': {
    title: 'debug log',
    text: 'Writes what the server does, conversations among it; slow, so only while a fault is looked for.',
    source: ['L5864'],
    aliases: ['debug'],
  },
});

export const imArchive = valueSet('instant messaging archive', {
  none: { title: 'no archive', text: 'Chats are not kept.' },
  email: { title: 'by e-mail', text: 'Chats are sent to a mailbox; needs an SMTP server.', source: ['L5137', 'L5890'] },
  portal: {
    title: 'in Portal Server',
    text: 'Chats are kept in the search database of the portal.',
    source: ['L5453'],
    deprecated: removedInIm9,
  },
});

export const imSasl = valueSet('instant messaging login', {
  plain: {
    title: 'SASL PLAIN',
    text: 'The only mechanism of a usual installation. Name and password are encoded, not encrypted.',
    source: ['L5870'],
  },
  'jabber-iq-auth': {
    title: 'jabber:iq:auth',
    text: 'The older login of Jabber. The password is readable on the network, as with PLAIN.',
    source: ['L5870'],
    aliases: ['jabber:iq:auth', 'iq-auth'],
  },
  custom: {
    title: 'own mechanism',
    text: 'A mechanism that is plugged into the server by its SASLRealm interface. Clients must know it as well.',
    source: ['L5872'],
    aliases: ['sasl-realm'],
  },
});
