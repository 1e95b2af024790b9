/** How the Connector for Microsoft Outlook gets onto desktops, and what is left of Exchange. */
import { valueSet } from '../types';

/** Desktops; the guide names Windows alone (L6264), the others are what else stands on desks. */
export const desktopSystem = valueSet('desktop system', {
  windows: { title: 'Microsoft Windows', text: 'The only system that the connector runs on.', source: ['L6264'] },
  macos: { title: 'macOS', text: 'Outlook for Mac has no connector; use CalDAV and IMAP.', aliases: ['mac-os', 'mac'] },
  linux: { title: 'Linux', text: 'No Outlook; use a web client or CalDAV and IMAP.' },
  solaris: { title: 'Solaris', text: 'No Outlook; use a web client.' },
});

export const rolloutMethod = valueSet('rollout method', {
  push: {
    title: 'pushed by a management tool',
    text: 'Software arrives without the user, who needs no rights to install it.',
    source: ['L6434-6438'],
    aliases: ['sms', 'automated-push'],
  },
  visit: {
    title: 'an administrator comes by',
    text: 'Somebody with rights installs it at each desktop.',
    source: ['L6428-6430'],
    aliases: ['individual-desktop'],
  },
  'self-service': {
    title: 'users install it themselves',
    text: 'The set-up wizard lies on a file server. Users need the right to install software.',
    source: ['L6409-6426'],
    aliases: ['interactive'],
  },
});

export const setupMode = valueSet('set-up mode', {
  interactive: {
    title: 'with questions',
    text: 'The wizard asks, for instance for passwords of Personal Folders.',
    source: ['L6462'],
  },
  silent: {
    title: 'without questions',
    text: 'The wizard asks nothing, and skips files that it cannot open.',
    source: ['L6462'],
  },
});

/** Where mail of the domain arrives while two systems live side by side. */
export const mailEntrance = valueSet('mail entrance', {
  suite: {
    title: 'the new system',
    text: 'MX records point to the suite from the beginning of the transition.',
    source: ['L6480'],
  },
  exchange: {
    title: 'the old system',
    text: 'MX records point to Exchange until the end of the transition.',
    source: ['L6482'],
  },
});
