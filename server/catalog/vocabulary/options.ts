/** Settings of the products that rules and calculations look at, by the name that the product gives them. */
import { valueSet } from '../types';

/** Where document stores of Calendar Server 7 keep their files unless they were moved (L4205). */
export const documentStoreFolder = '/var/opt/sun/comms/davserver/db';

/** Any other setting may be written too; these are proposed and explained. */
export const option = valueSet('option', {
  'store.dbcachesize': {
    title: 'mailbox database cache',
    text: 'Memory for the cache of the mailbox databases: 16 MB to begin with, 2 GB at most.',
    source: ['L3043'],
  },
  'store.dbtmpdir': {
    title: 'directory of the database’s temporary files',
    text: 'Temporary files of the mailbox databases. They belong on a memory file system, under a name that no other instance uses.',
    source: ['L2970', 'L3018-3026'],
  },
  'local.lockdir': {
    title: 'directory of lock files',
    text: 'Lock files of the store; it must not be the directory of temporary database files.',
    source: ['L2971'],
  },
  'service.imap.numprocesses': {
    title: 'IMAP processes',
    text: 'Processes that serve IMAP; a quarter of the processors is a good number where IMAP is heavy.',
    source: ['L3169'],
  },
  'service.pop.numprocesses': {
    title: 'POP processes',
    text: 'Processes that serve POP; half of the processors is a good number at a POP site.',
    source: ['L3170'],
  },
  'local.ldap.cache.enable': {
    title: 'LDAP cache of Calendar Server 6',
    text: 'Whether Calendar Server 6 keeps directory answers; wanted where it writes to a master through a replica.',
    source: ['L4864-4872'],
  },
  'service.http.allowadminproxy': {
    title: 'administrators may act for users (Calendar Server 6)',
    text: 'Whether an administrator may log in on behalf of a user. Calendar Server 7 has no such switch.',
    source: ['L4405'],
  },
  'store.dav.defaultbackend.dbdir': {
    title: 'directory of a document store (Calendar Server 7)',
    text: `Where a document store keeps its files, \`${documentStoreFolder}\` to begin with; the middle part names the store. Moving it means moving the data.`,
    source: ['L4205'],
  },
  ENABLE_RBL: {
    title: 'block lists, in the dispatcher',
    text: 'Dispatcher option that makes the MTA ask the block list; without it no connection is looked up.',
    source: ['L1328', 'L3845'],
  },
  'service.imap.plaintextmincipher': {
    title: 'least encryption for plain passwords by IMAP',
    text: 'Key length in bits below which a plain password is refused; 0 takes it in plain text.',
    source: ['L3666'],
  },
  'service.pop.plaintextmincipher': {
    title: 'least encryption for plain passwords by POP',
    text: 'Key length in bits below which a plain password is refused; 0 takes it in plain text.',
    source: ['L3666'],
  },
  'service.http.plaintextmincipher': {
    title: 'least encryption for plain passwords by HTTP',
    text: 'Key length in bits below which a plain password is refused; 0 takes it in plain text.',
    source: ['L3666'],
  },
  RestrictPlainPasswords: {
    title: 'plain passwords at the multiplexor',
    text: 'Whether the MMP refuses plain passwords where the session is not encrypted.',
    source: ['L3666'],
  },
});
