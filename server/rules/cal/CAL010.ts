import { lifecycle } from '../../catalog/releases';
import { replaceFix } from '../../fixes/values';
import { setOnComponent } from '../../fixes/edits';
import { defineRule } from '../rule';
import { engineOf } from '../../questions/calendar-engines';
import { calendar7Before, versionsUnread } from '../../questions/calendar-versions';

const { from } = lifecycle.calendarBackEndTls;

export const rule = defineRule({
  code: 'CAL010',
  name: 'back-end-tls-without-certificates',
  severity: 'error',
  title: 'TLS to a calendar database without a certificate store',
  source: ['L4168-4170'],
  holds: [{ of: 'calendar', from }],
  check(model, report) {
    // Before there is no such encryption, which CAL009 says.
    if (versionsUnread(model) || calendar7Before(model, from).length > 0) return;
    let advised = false;
    for (const database of model.of('cal7-database')) {
      const { tls, 'tls-store': store } = database.spec;
      if (tls === undefined || tls.value === 'none') continue;
      const engine = engineOf(model, database)?.value;
      // Ours: which of the two belongs to which product.
      const wanted = engine === undefined ? undefined : engine === 'oracle' ? 'wallet' : 'trust-store';
      if (store?.value === 'none') {
        report({
          at: store.at,
          message:
            'TLS to a database takes certificates: set up a trust store or a wallet at the database server first, then the front ends. Name it here.',
          related: [{ at: tls.at, message: 'The connection is to be encrypted' }],
          fixes: () => (wanted === undefined ? [] : [replaceFix(store, wanted)]),
        });
      } else if (store === undefined && !database.spec.incomplete && !advised) {
        advised = true;
        report({
          at: tls.at,
          message:
            'TLS to a database takes certificates: set up a trust store or a wallet at the database server first, then the front ends. Say which in `tls-store`.',
          fixes: () =>
            wanted === undefined
              ? []
              : [
                  {
                    title: `Add \`tls-store: ${wanted}\``,
                    edit: (editor) => {
                      setOnComponent(editor, database, 'tls-store', wanted);
                    },
                  },
                ],
          advice: true,
        });
      }
    }
  },
});
