import { mailEntrances } from '../../catalog/roles';
import type { ComponentId } from '../../catalog/components';
import { newHost } from '../../fixes/hosts';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { mailExchangers } from '../../questions/mail-exchangers';

/** MTAs that may take mail from strangers, the best first. */
const inbound: readonly ComponentId[] = mailEntrances;

export const rule = defineRule({
  code: 'MSG019',
  name: 'internet-mail-at-outbound-mta',
  severity: 'warning',
  title: 'An outbound MTA takes mail from the Internet',
  source: ['L2789'],
  above: ['DNS004'],
  check(model, report) {
    for (const { fact, hosts, mtas, complete } of mailExchangers(model)) {
      const [first] = mtas;
      if (!complete || first === undefined || mtas.some(({ id }) => id !== 'mta-outbound')) continue;
      if (hosts.some((host) => host.components.some(({ id }) => id === 'smtp-server'))) continue;
      report({
        at: fact.at,
        message:
          'This MX record sends Internet mail to an outbound MTA, which serves only users and inner hosts. Point it to an inbound MTA.',
        related: [{ at: first.at, message: `The outbound MTA, on \`${first.host.name}\`` }],
        fixes: () => {
          const names = [...new Set(inbound.flatMap((id) => model.of(id).map(({ host }) => host.name)))].filter(
            (name) => name !== '',
          );
          const added = newHost(model, { base: 'mta-in', tier: 1, zone: 'dmz', count: 2, components: ['mta-inbound'] });
          return names.length > 0 || added === undefined
            ? names.slice(0, 3).map((name) => replaceFix(fact, name, { title: `Point it to \`${name}\`` }))
            : [
                {
                  title: `Add the hosts \`${added.name}\` with inbound MTAs and point the record to them`,
                  edit: (editor) => {
                    editor.replace(fact.at, added.name);
                    added.add(editor);
                  },
                },
              ];
        },
      });
    }
  },
});
