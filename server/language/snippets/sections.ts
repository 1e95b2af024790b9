/** Snippets for whole sections of a spec, each for a scenario. Lines in snippet syntax, two spaces a level. */
import type { Model } from '../../model/model';
import { isTwoTier } from '../../questions/architecture';
import { zoneNamed } from '../../questions/names';
import type { Snippet } from '../snippets';

interface SectionSnippet extends Snippet {
  /** The key of the root that it writes. */
  readonly key: string;
  readonly twoTier?: true;
}

const bases = (imap: string, pop: string | undefined): readonly string[] => [
  '  bases:',
  '    - base: mediumweight-imap',
  `      share: ${imap}`,
  '      concurrent: ${3:20%}',
  '      mailbox: ${4:400 MB}',
  ...(pop === undefined
    ? []
    : ['    - base: lightweight-pop', `      share: ${pop}`, '      concurrent: ${5:5%}', '      mailbox: ${6:20 MB}']),
];

const sections = (model: Model): readonly SectionSnippet[] => [
  {
    key: 'users',
    label: 'users of a company',
    detail: 'mail by IMAP, growth over 18 months',
    lines: ['users:', '  total: ${1:500}', '  growth: { rate: ${2:25%}, months: 18 }', ...bases('100%', undefined)],
  },
  {
    key: 'users',
    label: 'users of a provider',
    detail: 'most by IMAP, the others by POP',
    lines: ['users:', '  total: ${1:5000}', '  growth: { rate: ${2:25%}, months: 18 }', ...bases('70%', '30%')],
  },
  {
    key: 'directory',
    label: 'directory in Schema 2',
    detail: 'one tree, users by Delegated Administrator',
    lines: [
      'directory:',
      '  schema: schema2-native',
      '  dit: one-tree',
      '  prepared-with: comm_dssetup',
      '  provisioning: [delegated-administrator]',
    ],
  },
  {
    key: 'sla',
    label: 'promised availability',
    detail: 'how much, and when there may be maintenance',
    lines: ['sla:', '  availability: ${1:99.9%}', '  maintenance: ${2:30 min/month}'],
  },
  {
    key: 'services',
    label: 'mail in two tiers',
    detail: 'by LMTP to the stores, login for users, a blocklist',
    twoTier: true,
    lines: ['services:', '  messaging:', '    delivery: lmtp', '    smtp-auth: true', '  antispam:', '    rbl: true'],
  },
  {
    key: 'firewalls',
    label: 'two firewalls around a DMZ',
    detail: 'what may pass is left open',
    twoTier: true,
    lines: [
      'firewalls:',
      '  - name: \u00ABouter\u00BB',
      `    between: [internet, ${zoneNamed(model, 'dmz')}]`,
      '    spoof-protection: true',
      '  - name: \u00ABinner\u00BB',
      `    between: [${zoneNamed(model, 'dmz')}, ${zoneNamed(model, 'private-data')}]`,
      '    spoof-protection: true',
    ],
  },
];

/** The sections that a spec with these keys may still get. */
export const sectionSnippets = (model: Model, present: ReadonlyMap<string, string>): readonly Snippet[] =>
  sections(model).filter(({ key, twoTier }) => !present.has(key) && (twoTier !== true || isTwoTier(model)));
