/** Users and their clients. */
import { valueSet } from '../types';
import type { ValueOf } from '../types';

/** Their load figures are in `userBases.ts`. */
export const userBase = valueSet('user base', {
  'lightweight-pop': {
    title: 'dial-up residential, 4 messages/h',
    text: 'Residential users who read and delete their mail in one session and write little.',
    source: ['L2485-2487'],
    aliases: ['light-pop'],
  },
  'heavyweight-pop': {
    title: 'broadband, small business, 6 messages/h',
    text: 'Premium broadband users and small businesses; some leave mail on the server.',
    source: ['L2489-2491'],
    aliases: ['heavy-pop'],
  },
  'lightweight-imap': {
    title: 'premium broadband, 6 messages/h',
    text: 'Logged in for hours, small mailboxes, use of search and filters.',
    source: ['L2493-2495'],
    aliases: ['light-imap'],
  },
  'mediumweight-imap': {
    title: 'enterprise, 8 messages/h',
    text: 'Logged in for the working day, large mailboxes, folders and searches.',
    source: ['L2497-2499'],
    aliases: ['medium-imap'],
  },
  'mediumweight-ce': {
    title: 'web mail, as medium IMAP',
    text: 'Web mail users with the same load as the enterprise IMAP users.',
    source: ['L2501-2503'],
    aliases: ['mediumweight-communications-express', 'mediumweight-webmail'],
  },
});

/** Their load figures are in `userBases.ts`. */
export const imUserBase = valueSet('instant messaging user base', {
  'im-casual': {
    title: 'presence mostly',
    text: 'Mostly watches who is there, and seldom starts or joins a chat.',
    source: ['L5389-5391'],
    aliases: ['casual'],
  },
  'im-heavy': {
    title: 'many presence changes and conferences',
    text: 'About 30 contacts, 20 or more presence changes and about 4 conferences a day.',
    source: ['L5393-5400'],
    aliases: ['heavy'],
  },
});

export const client = valueSet('client', {
  convergence: {
    title: 'Convergence in a browser',
    text: 'The web client for mail, calendar, address book and instant messaging.',
    source: ['L150-156'],
  },
  'communications-express': {
    title: 'Communications Express in a browser',
    text: 'The former web client.',
    source: ['L160-166'],
    aliases: ['ce'],
    deprecated: 'no longer bundled since Suite 7; use Convergence (L162, L6103)',
  },
  'messenger-express': {
    title: 'Messenger Express in a browser',
    text: 'The first web mail client.',
    source: ['L128', 'L916'],
    deprecated: 'removed with Messaging Server 7; use Convergence (L916)',
  },
  outlook: {
    title: 'Microsoft Outlook with the connector',
    text: 'Outlook on Windows, by the Connector for Microsoft Outlook.',
    source: ['L168-174', 'L6264'],
    aliases: ['outlook-connector', 'microsoft-outlook'],
  },
  'standard-email': {
    title: 'any POP or IMAP client',
    text: 'Evolution, Thunderbird and the like.',
    source: ['L559'],
    aliases: ['pop-imap', 'evolution'],
  },
  'outlook-express': { title: 'Outlook Express', text: 'POP and IMAP client that can do S/MIME.', source: ['L1709'] },
  mozilla: {
    title: 'Mozilla mail',
    text: 'POP and IMAP client that can do S/MIME.',
    source: ['L1709'],
    aliases: ['thunderbird'],
  },
  'apple-ical': {
    title: 'Apple iCal',
    text: 'CalDAV client; needs Calendar Server 7.',
    source: ['L134-138', 'L4055'],
    aliases: ['ical'],
  },
  lightning: {
    title: 'Mozilla Lightning',
    text: 'CalDAV client; needs Calendar Server 7.',
    source: ['L134-138', 'L4054'],
  },
  ios: {
    title: 'iPhone and iPad',
    text: 'CalDAV client; needs Calendar Server 7.',
    source: ['L4056'],
    aliases: ['iphone'],
  },
  'syncml-device': {
    title: 'SyncML device',
    text: 'Phone or organizer that synchronises through Mobile Communications.',
    source: ['L176-180'],
    aliases: ['syncml'],
  },
  'xmpp-client': {
    title: 'any XMPP client',
    text: "A third party's instant messaging client.",
    source: ['L146'],
    aliases: ['xmpp'],
  },
  'instant-messenger': {
    title: 'Instant Messenger (Java)',
    text: "The suite's own instant messaging client, through version 8.",
    source: ['L5069', 'L5227'],
    deprecated: 'no longer shipped since Instant Messaging 9 (L5069)',
  },
  browser: { title: 'web browser', text: 'Internet Explorer, Firefox or Safari.', source: ['L156'] },
});

/** Clients that use CalDAV and so need Calendar Server 7 (L3997, L4054-4056). */
export const caldavClients: readonly ValueOf<typeof client>[] = ['apple-ical', 'lightning', 'ios'];

export const calendarClient = valueSet('calendar client', {
  convergence: client.values.convergence,
  'communications-express': client.values['communications-express'],
  outlook: client.values.outlook,
  'apple-ical': client.values['apple-ical'],
  lightning: client.values.lightning,
  ios: client.values.ios,
  'syncml-device': client.values['syncml-device'],
});

export const ceModule = valueSet('Communications Express module', {
  calendar: { title: 'calendar', text: 'In one application with the address book.', source: ['L916', 'L6149'] },
  'address-book': { title: 'address book', text: 'In one application with the calendar.', source: ['L916', 'L6149'] },
  mail: { title: 'mail', text: 'Shown by the HTTP service of Messaging Server.', source: ['L6149'] },
});
