import { assumptionInfo, type AssumptionId } from '../../catalog/assumptions';
import type { ComponentId } from '../../catalog/components';
import { calendarFrontEnds, chatEntrances, directories, messageStores, webClients } from '../../catalog/roles';
import { figures } from '../../catalog/figures';
import { assumptionsOf, heapUsers } from '../../sizing/assumptions';
import { formatAmount, show } from '../../sizing/figure';
import { settingsOf } from '../../sizing/settings';
import { defineRule } from '../rule';
import { inputPlaces } from './inputs';

export const rule = defineRule({
  code: 'SIZ062',
  name: 'short-of-an-assumption',
  severity: 'warning',
  title: 'The spec has less than an assumption that it makes asks for',
  source: ['Instant Messaging 7.2 Administration Guide', 'L5432'],
  check(model, report) {
    if (!model.complete) return;
    for (const { assumption, figure } of assumptionsOf(model)) {
      // What stands elsewhere would take its part.
      if (model.mayBeExternal(...aboutOf(assumption.value))) continue;
      const most = figures.jvmMaximum.value;
      if (figure.id === HEAP && figure.value !== null && figure.value > most) {
        report({
          at: assumption.at,
          message: `By this assumption a server takes ${formatAmount(figure.value, figure.unit)} of heap for its active users, and ${most} MB is the maximum: about ${show(heapUsers(settingsOf(model).base))} active users a server. Use more servers in the pool, or take the assumption out and measure.`,
          related: inputPlaces(figure.inputs, assumption.at),
        });
        continue;
      }
      const { status, value, declared, declaredAt, bound, title, unit } = figure;
      if (status !== 'short' || value === null || declared === null || declaredAt === undefined) continue;
      const { title: text } = assumptionInfo(assumption.value);
      const [wanted, given] = [value, declared].map((amount) => formatAmount(amount, unit));
      report({
        at: declaredAt,
        message: `By the assumption \`${assumption.value}\` (${text}) it is ${wanted ?? ''} ${bound === 'maximum' ? 'at most' : 'at least'}: ${title.charAt(0).toLowerCase()}${title.slice(1)}. The spec has ${given ?? ''}. Change it, or take the assumption out and measure.`,
        related: [{ at: assumption.at, message: 'The assumption' }, ...inputPlaces(figure.inputs, declaredAt)],
      });
    }
  },
});

const HEAP = 'assumed.im-heap-2006.heap';

/** What an assumption speaks of. */
function aboutOf(id: AssumptionId): readonly ComponentId[] {
  switch (id) {
    case 'im-heap-2006':
    case 'mux-sessions-2006':
      return chatEntrances;
    case 'process-connections-2007':
    case 'single-copy-2005':
    case 'partition-size-2007':
      return messageStores;
    case 'calendar-sessions-2005':
      return calendarFrontEnds;
    case 'directory-cache-1999':
      return directories;
    case 'convergence-users-2014':
      return webClients;
  }
}
