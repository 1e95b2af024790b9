import type { Fact, Listing } from '../../model/dsl';
import { defineRule, type FindingDraft } from '../rule';

export const rule = defineRule({
  code: 'SEC011',
  name: 'certificate-not-trusted',
  severity: 'error',
  title: 'One side does not trust the authority of the other',
  source: ['L1733'],
  check(model, report) {
    const authorities = model.section('security')?.authorities;
    if (authorities === undefined || authorities.incomplete) return;
    const { servers, clients } = authorities;
    const check = (
      signer: Fact<string> | undefined,
      trusted: Listing<Fact<string>> | undefined,
      who: 'Clients' | 'Servers',
      whose: 'servers' | 'clients',
    ): void => {
      if (signer === undefined || trusted === undefined || trusted.incomplete) return;
      if (trusted.items.some(({ value }) => sameName(value, signer.value))) return;
      const draft: FindingDraft = {
        at: trusted.key ?? trusted.at,
        message: `The certificates of ${whose} are signed by \`${signer.value}\`, which is not in the certificate database here: ${who.toLowerCase()} do not accept them as genuine. Load its certificate.`,
        related: [{ at: signer.at, message: `The authority of the ${whose}` }],
        fixes: () => [
          {
            title: `Trust \`${signer.value}\` too`,
            in: trusted.at,
            edit: (editor) => {
              editor.add(trusted.at, signer.value);
            },
          },
        ],
      };
      report(draft);
    };
    check(servers, authorities['clients-trust'], 'Clients', 'servers');
    check(clients, authorities['servers-trust'], 'Servers', 'clients');

    // Two authorities, and nothing is said about trust.
    const unsaid = (['servers-trust', 'clients-trust'] as const).filter((key) => authorities[key] === undefined);
    if (servers === undefined || clients === undefined || sameName(servers.value, clients.value) || unsaid.length < 2)
      return;
    report({
      at: clients.at,
      advice: true,
      message:
        'Servers and clients have certificates of two authorities, and each side needs the other one in its certificate database. Say so with `servers-trust` and `clients-trust`.',
      related: [{ at: servers.at, message: 'The authority of the servers' }],
    });
  },
});

const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
