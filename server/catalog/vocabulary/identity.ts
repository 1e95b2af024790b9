/** Sign-on and authentication. */
import { valueSet } from '../types';
import type { ValueOf } from '../types';

export const ssoMode = valueSet('single sign-on', {
  none: { title: 'separate logins', text: 'Users log in to each product.', source: ['L640-644'] },
  'trusted-circle': {
    title: 'suite servers trust each other',
    text: "The suite's own single sign-on. Needs no Access Manager, and every member must be set up for it.",
    source: ['L644', 'L842', 'L4686'],
    aliases: ['messaging', 'messaging-sso'],
  },
  'access-manager': {
    title: 'Access Manager sessions',
    text: 'Access Manager issues the sessions; needs Schema 2.',
    source: ['L636', 'L841'],
    aliases: ['am', 'identity-server'],
  },
  opensso: { title: 'OpenSSO Enterprise 8.0', text: 'For Convergence 1 Update 2 and later.', source: ['L843'] },
  custom: {
    title: 'own plug-in for Convergence',
    text: 'A module written against the single sign-on interface of Convergence.',
    source: ['L847'],
    aliases: ['plug-in'],
  },
});

/** Servers that a user who is signed on may go to without a further login. */
export const ssoMember = valueSet('member of single sign-on', {
  messaging: { title: 'Messaging Server', text: 'Mail, by Webmail and IMAP.', source: ['L4686'] },
  calendar: { title: 'Calendar Server', text: 'Calendars.', source: ['L4686'] },
  'instant-messaging': {
    title: 'Instant Messaging',
    text: 'Presence and chats.',
    source: ['L4686'],
    aliases: ['im'],
  },
});

/** How Access Manager keeps organisations and users; chosen when it is installed. */
export const accessManagerMode = valueSet('mode of Access Manager', {
  legacy: {
    title: 'as in version 6',
    text: 'Users and rights stand in the organisations of the directory. What servers of the suite need that were written for version 6.',
    source: ['Access Manager 7 2005Q4 Release Notes'],
    aliases: ['6', '6.x', 'version-6-style'],
  },
  realm: {
    title: 'new in version 7',
    text: 'Rights stand in realms apart from the users, who may be in other stores. There is no way back to the legacy mode.',
    source: ['Access Manager 7.1 Technical Overview'],
    aliases: ['7', '7.x', 'version-7-style'],
  },
});

export const accessManagerService = valueSet('Access Manager service', {
  'instant-messaging': {
    title: 'Instant Messaging service',
    text: 'Holds the attributes and policies of Instant Messaging users; configured on the host of Access Manager.',
    source: ['L5715', 'L5754'],
  },
  presence: {
    title: 'presence service',
    text: 'Holds who is there. Belongs to the Instant Messaging service.',
    source: ['L5715', 'L5964'],
  },
});

export const authMechanism = valueSet('authentication mechanism', {
  plain: {
    title: 'PLAIN',
    text: 'Name and password, only encoded: use it over TLS. Works for SMTP, POP, IMAP and HTTP.',
    source: ['L3677-3680', 'L3690'],
  },
  login: {
    title: 'LOGIN, SMTP only',
    text: 'Name and password, only encoded: use it over TLS. For SMTP only.',
    source: ['L3677', 'L3690'],
  },
  'cram-md5': {
    title: 'CRAM-MD5',
    text: 'Challenge and response for SMTP, POP and IMAP. The directory must hold plain passwords.',
    source: ['L3677-3686'],
  },
  'digest-md5': {
    title: 'Digest-MD5',
    text: 'Challenge and response; the directory must hold plain passwords, and the MMP never supported it.',
    source: ['L3677-3688'],
    deprecated: 'Digest-MD5 is deprecated, and the MMP never supported it (L3687)',
  },
  certificate: {
    title: 'client certificate',
    text: 'The client proves itself by a TLS certificate; some protocols need SASL EXTERNAL for it.',
    source: ['L3677-3680', 'L3735'],
  },
  apop: {
    title: 'APOP, POP only',
    text: 'Challenge and response of POP; the directory must hold plain passwords.',
    source: ['L3678', 'L3688'],
  },
  'smtp-auth': {
    title: 'authenticated submission',
    text: 'Users log in before they may submit; required on port 587.',
    source: ['L3641', 'L3694'],
  },
  'pop-before-smtp': {
    title: 'POP before SMTP',
    text: 'An address that fetched mail may submit for a while; only the SMTP proxy of the MMP offers it.',
    source: ['L3349'],
  },
});

/** Services and the mechanisms that they take (table L3676-3680). */
export const authByService: Readonly<
  Record<'smtp' | 'pop' | 'imap' | 'http', readonly ValueOf<typeof authMechanism>[]>
> = {
  smtp: ['plain', 'login', 'cram-md5', 'digest-md5', 'certificate', 'smtp-auth', 'pop-before-smtp'],
  pop: ['plain', 'cram-md5', 'digest-md5', 'certificate', 'apop'],
  imap: ['plain', 'cram-md5', 'digest-md5', 'certificate'],
  http: ['plain', 'certificate'],
};

/** Mechanisms that need the password in plain text in the directory (L3686-3688). */
export const needsPlainPasswords: readonly ValueOf<typeof authMechanism>[] = ['cram-md5', 'digest-md5', 'apop'];
