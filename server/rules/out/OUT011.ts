import { switchFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { addToConnector, outlookService } from './outlook';

export const rule = defineRule({
  code: 'OUT011',
  name: 'exchange-address-lists',
  severity: 'hint',
  title: 'The address lists of Exchange and of the suite drift apart',
  source: ['L6486'],
  check(model, report) {
    const exchange = outlookService(model)?.exchange;
    const both = exchange?.coexistence;
    const sync = exchange?.['directory-sync'];
    if (exchange === undefined || both?.value !== true || exchange.incomplete || sync?.value === true) return;
    report({
      at: sync?.at ?? both.at,
      ...(sync === undefined ? { advice: true } : {}),
      message:
        'While users are on both systems, people join and leave, and each system has an address list of its own. Plan to bring the two into line regularly.',
      related: sync === undefined ? [] : [{ at: both.at, message: 'Both systems are in use' }],
      fixes: () => [
        sync === undefined
          ? addToConnector(['exchange', 'directory-sync'], true, 'Plan it: `directory-sync: true`')
          : switchFix(sync, true),
      ],
    });
  },
});
