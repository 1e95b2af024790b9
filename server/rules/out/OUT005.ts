import { addressBookServers } from '../../catalog/roles';
import { externalFix } from '../../fixes/components';
import { switchFix } from '../../fixes/values';
import { mayHaveConvergence } from '../../questions/web-clients';
import { defineRule } from '../rule';
import { outlookService } from './outlook';

export const rule = defineRule({
  code: 'OUT005',
  name: 'outlook-address-book',
  severity: 'error',
  title: 'The address book in Outlook has no server',
  source: ['L6276'],
  check(model, report) {
    if (!model.lacks(...addressBookServers)) return;
    // A web client that users have must run somewhere.
    const clients = model.section('clients')?.items ?? [];
    if (clients.some(({ value }) => addressBookServers.some((id) => id === value))) return;
    const general = outlookService(model)?.['address-book'];
    const own = model.of('outlook-connector').flatMap(({ spec }) => spec['address-book'] ?? []);
    for (const book of general === undefined ? own : [general, ...own]) {
      if (!book.value) continue;
      report({
        at: book.at,
        message:
          'Outlook gets server address books from Convergence or Communications Express, by the WABP protocol, and neither is in this deployment. Add one of them, or leave the address book out.',
        fixes: () => [
          switchFix(book, false),
          ...(mayHaveConvergence(model) ? [externalFix(model, 'convergence')] : []),
        ],
      });
    }
  },
});
