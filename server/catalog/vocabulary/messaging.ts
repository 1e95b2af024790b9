/** Messaging and its filters. */
import { valueSet } from '../types';
import type { ValueOf } from '../types';

export const delivery = valueSet('delivery', {
  lmtp: {
    title: 'LMTP straight into the store',
    text: 'The relays insert mail into the store without a second queue. Best practice in two tiers, impossible in a single tier.',
    source: ['L1303-1318', 'L2278-2286'],
  },
  smtp: {
    title: 'SMTP to an MTA on the store host',
    text: 'The store host runs an MTA of its own, which queues and delivers.',
    source: ['L1307', 'L2191'],
  },
});

export const channel = valueSet('channel', {
  smtp: {
    title: 'TCP/IP delivery',
    text: 'Sends and receives by SMTP: tcp_local, tcp_internal, tcp_auth and others.',
    source: ['L2191', 'L3520-3522'],
    aliases: ['tcp_local', 'tcp_internal', 'tcp_auth'],
  },
  lmtp: {
    title: 'delivery to a store on another host',
    text: 'Hands messages to the message store by LMTP, in two tiers.',
    source: ['L2192-2194'],
  },
  'ims-ms': {
    title: 'the message store on this host',
    text: 'Delivers into the local message store.',
    source: ['L2200', 'L3946'],
    aliases: ['message-store'],
  },
  pipe: { title: 'a program', text: 'Hands messages to a program instead of a mailbox.', source: ['L2195'] },
  local: {
    title: '/var/mail',
    text: 'Writes to the old mailbox files; the message store is the better target.',
    source: ['L2196', 'L2178'],
  },
  reprocess: { title: 'resubmission', text: 'Takes messages in again.', source: ['L2197'] },
  defragment: {
    title: 'partial messages',
    text: 'Puts messages of type message/partial together again.',
    source: ['L2198'],
  },
  conversion: {
    title: 'body parts through a program',
    text: 'Hands each body part to a program that may replace it.',
    source: ['L2199', 'L3863'],
  },
  guaranteed: {
    title: 'delivery regardless of quota',
    text: 'For messages that must arrive though a mailbox is full.',
    source: ['L2316'],
  },
});

export const mappingTable = valueSet('mapping table', {
  SEND_ACCESS: {
    title: 'sender, recipient and channel',
    text: 'Decides by the addresses after alias expansion.',
    source: ['L3488'],
  },
  ORIG_SEND_ACCESS: {
    title: 'sender, recipient and channel, unexpanded',
    text: 'Decides by the addresses before alias expansion; the place for relay blocking.',
    source: ['L3489', 'L3977'],
  },
  MAIL_ACCESS: {
    title: 'as SEND_ACCESS, with addresses and ports',
    text: 'Adds the IP addresses and ports of the connection.',
    source: ['L3490'],
  },
  ORIG_MAIL_ACCESS: {
    title: 'as ORIG_SEND_ACCESS, with addresses and ports',
    text: 'Adds the IP addresses and ports of the connection.',
    source: ['L3491'],
  },
  FROM_ACCESS: {
    title: 'sender only',
    text: 'Decides by the sender, before any recipient is known.',
    source: ['L3492'],
  },
  PORT_ACCESS: {
    title: 'connection',
    text: 'Decides by the IP address, when the connection opens; for every port of the dispatcher.',
    source: ['L3493', 'L3501'],
  },
  INTERNAL_IP: {
    title: 'hosts that may relay',
    text: 'Addresses of systems that may send mail out through the MTA.',
    source: ['L3523'],
  },
});

export const antispamProduct = valueSet('filter product', {
  brightmail: {
    title: 'Symantec Brightmail',
    text: 'Spam, and for service providers also viruses. Heavy on the processor: with both functions it may need two servers for each MTA.',
    source: ['L3577', 'L3942-3953'],
  },
  spamassassin: {
    title: 'SpamAssassin',
    text: 'Scores spam; finds no viruses. A score above 5.0 usually counts as spam.',
    source: ['L3579', 'L3869', 'L3955-3965'],
  },
  cloudmark: { title: 'Cloudmark', text: 'A filter that Messaging Server supports.', source: ['L3581', 'L3940'] },
  savse: {
    title: 'Symantec AntiVirus Scan Engine',
    text: 'Finds viruses; a TCP/IP server beside the MTA.',
    source: ['L3967-3969'],
    aliases: ['symantec-antivirus-scan-engine'],
  },
  milter: { title: 'a milter', text: 'Any filter that speaks the sendmail filter interface.', source: ['L3873-3875'] },
});

export const antispamFunction = valueSet('filter function', {
  spam: { title: 'finds spam', text: 'Marks or refuses unwanted mail.', source: ['L3577-3579'] },
  virus: {
    title: 'finds viruses',
    text: 'Scans for malicious content. SpamAssassin cannot do this; Brightmail does it for service providers only.',
    source: ['L3577', 'L3869'],
  },
});

/** What each product can find (L3577, L3869, L3967-3969). The guide does not limit Cloudmark and milters. */
export const antispamFunctions: Readonly<
  Record<ValueOf<typeof antispamProduct>, readonly ValueOf<typeof antispamFunction>[]>
> = {
  brightmail: ['spam', 'virus'],
  spamassassin: ['spam'],
  cloudmark: ['spam', 'virus'],
  savse: ['virus'],
  milter: ['spam', 'virus'],
};

export const antispamAttachment = valueSet('filter attachment', {
  'plug-in': {
    title: 'called by the MTA',
    text: 'The MTA calls the filter through its own interface, so its other protections keep working.',
    source: ['L3889', 'L3907-3930'],
    aliases: ['sdk', 'plugin'],
  },
  milter: { title: 'milter interface', text: 'The MTA calls a milter server.', source: ['L3873-3875'] },
  'conversion-channel': {
    title: 'conversion channel',
    text: 'Each body part passes through a program; costs more than a plug-in.',
    source: ['L3571-3573', 'L3863-3867'],
  },
  'smtp-proxy': {
    title: 'SMTP server before the MTA',
    text: 'Mail passes the filter before it reaches the MTA, which thus loses sight of the sender.',
    source: ['L3907', 'L3926-3930'],
    aliases: ['smtp', 'gateway'],
    deprecated: 'a filter in front of the MTA defeats its protections and may lose mail (L3926-3930)',
  },
});

export const antispamTool = valueSet('protection tool', {
  rbl: {
    title: 'blackhole list',
    text: 'Refuses connections from listed addresses; switched on by ENABLE_RBL in the dispatcher.',
    source: ['L1320-1328', 'L3839-3845'],
    aliases: ['maps'],
  },
  metermaid: { title: 'MeterMaid', text: 'Limits how often an address may connect.', source: ['L3877-3879'] },
  sieve: {
    title: 'Sieve filters',
    text: 'Filters per user, per channel and for the whole MTA.',
    source: ['L3829', 'L3871'],
    aliases: ['mailbox-filter'],
  },
  'address-verification': {
    title: "check of the sender's domain",
    text: 'Refuses senders whose domain is not in DNS; costs a query for each message.',
    source: ['L3833-3837'],
    aliases: ['mailfromdnsverify'],
  },
  'relay-blocking': {
    title: 'no relaying for strangers',
    text: 'Only internal and authenticated senders may relay. On by default.',
    source: ['L3847-3849'],
  },
  authentication: {
    title: 'authenticated submission',
    text: 'Roaming users log in before they submit.',
    source: ['L3851-3853'],
  },
  sidelining: {
    title: 'set aside',
    text: 'Holds suspect mail for a look, instead of deleting it.',
    source: ['L3855-3857'],
  },
  tracing: { title: 'full trace', text: 'Records where each message came from.', source: ['L3859-3861'] },
  'conversion-channel': { title: 'conversion channel', text: 'Hands body parts to a program.', source: ['L3863-3865'] },
});

export const filterLevel = valueSet('mail filter level', {
  'per-user': { title: "each user's own", text: 'Looked at first.', source: ['L3529-3557'] },
  channel: { title: 'of a channel', text: "Looked at after the user's own.", source: ['L3529-3557'] },
  'mta-wide': { title: 'of the whole MTA', text: 'Looked at last.', source: ['L3529-3557'] },
});

export const backup = valueSet('backup', {
  'solstice-backup': {
    title: 'Solstice Backup (Legato NetWorker)',
    text: 'Backs the message store up to a backup server.',
    source: ['L2563'],
    aliases: ['legato', 'networker', 'legato-networker'],
  },
  imsbackup: {
    title: 'imsbackup',
    text: "The message store's own tool; imsrestore brings it back.",
    source: ['L2563', 'L1541'],
  },
  'fs-snapshot': {
    title: 'file system snapshot',
    text: 'A snapshot of the file system is taken and copied.',
    source: ['L2563'],
    aliases: ['snapshot', 'zfs-snapshot'],
  },
});

export const userSplit = valueSet('division of users', {
  alphabet: { title: 'by name', text: 'Users are spread over the stores by their names.', source: ['L2858'] },
  'class-of-service': { title: 'by class of service', text: 'A store for each class of service.', source: ['L2858'] },
  department: { title: 'by department', text: 'A store for each department.', source: ['L2858'] },
  location: { title: 'by location', text: 'A store for each location.', source: ['L2858'] },
});

export const mailSizeBin = valueSet('message size bin', {
  'under-5kb': { title: 'less than 5 KB', source: ['L2439'], aliases: ['<5kb'] },
  '5-10kb': { title: '5 to 10 KB', source: ['L2440'] },
  '10-100kb': { title: '10 to 100 KB', source: ['L2441'] },
  '100-500kb': { title: '100 to 500 KB', source: ['L2442'] },
  '500kb-10mb': { title: '500 KB to 10 MB', source: ['L2443'] },
  'over-10mb': { title: 'more than 10 MB', source: ['L2444-2445'], aliases: ['>10mb'] },
});

export const highIoDirectory = valueSet('busy directory', {
  queue: {
    title: 'MTA queue',
    text: 'A file for each message that waits in a channel. By default in /var/<server base>/queue.',
    source: ['L2965'],
  },
  log: { title: 'log files', text: 'Grows all the time. Set by logfile.*.logdir.', source: ['L2966'] },
  mboxlist: {
    title: 'mailbox database',
    text: 'Updated and synchronised all the time: put it on the fastest volume. Always in store/mboxlist.',
    source: ['L2967'],
  },
  index: {
    title: 'message store index',
    text: 'Facts about mailboxes and messages: second fastest volume. Set by store.partition.*.path.',
    source: ['L2968'],
  },
  messages: {
    title: 'message files',
    text: 'A file for each message. Set by store.partition.*.messagepath.',
    source: ['L2969'],
  },
  dbtmpdir: {
    title: 'temporary files of the database',
    text: 'Put it on tmpfs under a name of its own. Set by store.dbtmpdir; from Messaging Server 7.5 on that is the default.',
    source: ['L2970', 'L3020', 'L3026'],
  },
  lock: {
    title: 'locks',
    text: 'Put it on tmpfs, but not in the same directory as dbtmpdir. Set by local.lockdir.',
    source: ['L2971'],
  },
  snapshots: {
    title: 'database snapshots',
    text: 'Keep them off the file system of the active database.',
    source: ['L2958'],
  },
});

export const relaySource = valueSet('who may relay', {
  internal: {
    title: 'own hosts and networks',
    text: 'Systems whose addresses the mapping table INTERNAL_IP lists.',
    source: ['L3513', 'L3523'],
  },
  authenticated: {
    title: 'users who have logged in',
    text: 'Sessions in which the client has logged in before it submits.',
    source: ['L3521', 'L3853'],
  },
  anyone: {
    title: 'everybody',
    text: 'An open relay: strangers send their mail to others through it.',
    source: ['L3513', 'L3849'],
    aliases: ['external', 'open'],
    deprecated: 'an open relay is found and used by spammers within days (L3513)',
  },
});

export const smtpProxyReason = valueSet('reason for the SMTP proxy', {
  'tls-offload': {
    title: 'takes TLS off the MTAs',
    text: 'MTAs are held up by TLS of submissions, and the proxy does it for them.',
    source: ['L3345'],
  },
  'shared-accelerator': {
    title: 'uses the accelerator of the MMP',
    text: 'The multiplexor has hardware for TLS, which submissions use too.',
    source: ['L3347'],
  },
  'pop-before-smtp': {
    title: 'POP before SMTP',
    text: 'Only the proxy knows who has just fetched mail.',
    source: ['L3349'],
  },
  'unique-feature': {
    title: 'a feature that the MTA lacks',
    text: 'The proxy can do something that the MTA behind it cannot.',
    source: ['L3351'],
  },
  'mandated-proxy': {
    title: 'a proxy is required',
    text: 'Rules of the house ask for a proxy; this one keeps the protections of the MTA.',
    source: ['L3353'],
  },
});

export const hiddenFact = valueSet('hidden from other servers', {
  product: {
    title: 'name and version of the product',
    text: 'The greeting does not say which server it is.',
    source: ['L1743-1747'],
    aliases: ['version', 'product-version'],
  },
  'internal-names': {
    title: 'names and addresses of inner hosts',
    text: 'Trace lines of inner hosts are taken out.',
    source: ['L1749-1754'],
    aliases: ['internal-hosts'],
  },
});

export const clientFilter = valueSet('client access filter', {
  allow: { title: 'who may connect', text: 'Looked at first; a match lets the client in.', source: ['L3603-3606'] },
  deny: { title: 'who may not', text: 'Looked at after the allow filters.', source: ['L3603-3607'] },
});

/** Channels as they are called in the configuration; others may be written too. */
export const channelName = valueSet('channel of the MTA', {
  tcp_local: {
    title: 'mail from and to the Internet',
    text: 'All mail that is neither internal nor authenticated.',
    source: ['L3522'],
  },
  tcp_internal: { title: 'mail of own hosts', text: 'Mail from the addresses of INTERNAL_IP.', source: ['L3520'] },
  tcp_auth: { title: 'mail of users who logged in', text: 'Mail of authenticated sessions.', source: ['L3521'] },
  'ims-ms': {
    title: 'into the store on this host',
    text: 'Delivers into the message store.',
    source: ['L2200', 'L3946'],
  },
  tcp_lmtp: { title: 'into stores by LMTP', text: 'Delivers to stores on other hosts.', source: ['L2192-2194'] },
  local: {
    title: '/var/mail',
    text: 'Writes to the old mailbox files, for old mail programs.',
    source: ['L2178', 'L2196'],
  },
  pipe: { title: 'to a program', text: 'Hands messages to a program.', source: ['L2195'] },
  conversion: {
    title: 'body parts through a program',
    text: 'Converts or scans body parts.',
    source: ['L2199', 'L3863'],
  },
  reprocess: { title: 'taken in again', text: 'Messages that are submitted once more.', source: ['L2197'] },
});

export const virusAction = valueSet('what happens to infected mail', {
  discard: { title: 'thrown away', text: 'Nearly nothing infected is worth reading.', source: ['L3871', 'L3985'] },
  harvest: {
    title: 'sent to an engine that catalogues viruses',
    text: 'Reports of new outbreaks are made from it.',
    source: ['L3986-3987'],
  },
  reject: {
    title: 'refused while it is sent',
    text: 'The sending server is told no; nothing is accepted.',
    source: ['L3567'],
  },
  quarantine: {
    title: 'held for a look',
    text: 'Kept where only administrators see it.',
    source: ['L3567'],
    aliases: ['hold'],
  },
  return: {
    title: 'sent back to the sender',
    text: 'The sender is nearly always forged, so a stranger gets it.',
    source: ['L3985'],
    aliases: ['bounce'],
    deprecated: 'senders of viruses are forged (L3985)',
  },
  forward: {
    title: 'passed on to the recipient',
    text: 'The recipient gets the virus, or an empty shell of it.',
    source: ['L3985'],
    aliases: ['deliver'],
    deprecated: 'infected mail hardly ever holds anything of use (L3985)',
  },
});

export const spamAction = valueSet('what happens to spam', {
  sideline: {
    title: 'put into a folder or mailbox of its own',
    text: 'Somebody can still find a message that was no spam.',
    source: ['L3857', 'L3871'],
    aliases: ['folder', 'quarantine', 'file'],
  },
  tag: {
    title: 'marked with a header',
    text: 'The users\u2019 own filters decide.',
    source: ['L3871'],
    aliases: ['header'],
  },
  reject: { title: 'refused while it is sent', text: 'The sender learns of it.', source: ['L3825'] },
  delete: {
    title: 'thrown away without a word',
    text: 'Neither sender nor recipient learns of it.',
    source: ['L3857'],
    aliases: ['discard'],
  },
});

export const filterPool = valueSet('pool of filters', {
  inbound: { title: 'for inbound MTAs', text: 'Filters what comes in.', source: ['L3900'] },
  outbound: { title: 'for outbound MTAs', text: 'Filters what goes out.', source: ['L3900'] },
  swing: { title: 'for whoever needs it', text: 'Helps out on either side.', source: ['L3900'] },
});

/** Services of a message store that can be switched off one by one. */
export const storeService = valueSet('services of a message store', {
  imap: {
    title: 'the IMAP server',
    text: 'Users, multiplexors and, from Messaging Server 6.3 on, web mail reach the mailboxes by it.',
    source: ['L2290', 'L2779', 'L2795'],
    aliases: ['imaps', 'imap4'],
  },
  pop: {
    title: 'the POP server',
    text: 'Users fetch their mail by it.',
    source: ['L2290', 'L2779'],
    aliases: ['pops', 'pop3'],
  },
  lmtp: {
    title: 'the LMTP server',
    text: 'MTAs of other hosts put mail into the store by it, without an MTA of its own.',
    source: ['L2268-2274', 'L2278-2280', 'L6657'],
    aliases: ['lmtpss'],
  },
});
