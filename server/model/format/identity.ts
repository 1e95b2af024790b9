/** Single sign-on, and the identity services: entries of `services`. */
import * as vocabulary from '../../catalog/vocabulary';
import { choice, list, object, text } from '../dsl';
import { service } from './common';

export const sso = object(
  'single sign-on',
  {
    mode: {
      type: choice(vocabulary.ssoMode),
      required: true,
      text: 'What users log in to once.',
      examples: ['trusted-circle'],
      source: ['L839-847'],
    },
    plugin: { type: text(), text: 'The plug-in of a custom single sign-on.', source: ['L847'] },
    members: {
      type: list(choice(vocabulary.ssoMember)),
      text: 'The servers that are set up for it. A server that is not asks users to log in again.',
      examples: ['[messaging, calendar, instant-messaging]'],
      source: ['L4686'],
    },
  },
  { shorthand: 'mode' },
);

export const identityServices = {
  'delegated-administrator': {
    type: object('Delegated Administrator', { version: service.version }),
    text: 'Delegated Administrator.',
    source: ['L1996', 'L4409'],
  },
  'access-manager': {
    type: object('Access Manager', {
      version: service.version,
      mode: {
        type: choice(vocabulary.accessManagerMode),
        text: 'The mode that it was installed in, from version 7 on.',
        examples: ['legacy'],
        source: ['Access Manager 7 2005Q4 Release Notes', 'Communications Suite 5 Release Notes'],
      },
      services: {
        type: list(choice(vocabulary.accessManagerService)),
        text: 'Services for the suite that are configured in Access Manager.',
        examples: ['[instant-messaging, presence]'],
        source: ['L5715', 'L5754'],
      },
    }),
    text: 'Access Manager.',
    source: ['L636'],
  },
  opensso: { type: object('OpenSSO', { version: service.version }), text: 'OpenSSO Enterprise.', source: ['L843'] },
} as const;
