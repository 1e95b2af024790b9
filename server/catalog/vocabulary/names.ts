/** Names of services. */
import { valueSet } from '../types';

export const logicalName = valueSet('logical name', {
  mail: { title: 'mail for users', text: 'The one name that users put into their mail program.', source: ['L1341'] },
  imap: { title: 'IMAP for users', text: 'Points to the multiplexors.', source: ['L1342', 'L1361'] },
  pop: { title: 'POP for users', text: 'Points to the multiplexors.', source: ['L1343', 'L1361'] },
  smtp: { title: 'submission for users', text: 'Points to the outbound relays.', source: ['L1344', 'L1360'] },
  webcal: { title: 'Communications Express', text: 'The web client; ce is used as well.', source: ['L1345'] },
  ce: { title: 'Communications Express', text: 'The web client; webcal is used as well.', source: ['L1345'] },
  'relay-in': {
    title: 'inbound relays',
    text: 'The bank of MTAs that takes mail from the Internet.',
    source: ['L1350'],
    aliases: ['mail-relay-in'],
  },
  'relay-out': {
    title: 'outbound relays',
    text: 'The bank of MTAs that takes mail from users.',
    source: ['L1351'],
    aliases: ['mail-relay-out'],
  },
  mmp: { title: 'multiplexors', text: 'The bank of MMPs.', source: ['L1352'] },
  mailstore: { title: 'message store', text: 'Former name of a store; hidden from users.', source: ['L1019'] },
});

/** Names that users see; the others are for those who run the service (L1337-1354). */
export const userFacingNames: readonly string[] = ['mail', 'imap', 'pop', 'smtp', 'webcal', 'ce'];

export const dnsDuty = valueSet('name server duty', {
  'public-names': {
    title: 'names for the Internet',
    text: 'Answers the Internet about the few names that it may know: MX records, front ends, routers.',
    source: ['L1034'],
    aliases: ['external', 'inbound'],
  },
  'internal-names': {
    title: 'names of the inside',
    text: 'Knows the hosts of the inner networks. Such a server stands in the intranet.',
    source: ['L1034', 'L1046'],
    aliases: ['internal'],
  },
  'outbound-queries': {
    title: 'questions to the Internet',
    text: 'Asks the Internet for the hosts of the deployment, such as for the MX records of other domains.',
    source: ['L1042'],
    aliases: ['outbound', 'resolver'],
  },
});

/** Names of single stores (`storeAA`, `calstoreAB`, also `calstore_aa`): they are hidden from users (L1353-1354, L1362-1363). */
export const isStoreName = (name: string): boolean => /^(?:cal)?store_?[a-z]{2}$/i.test(name);
