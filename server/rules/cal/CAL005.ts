import { lifecycle } from '../../catalog/releases';
import { addFix, mayStandOn } from '../../fixes/components';
import { defineRule } from '../rule';
import { reaches } from '../../questions/calendar-stores';
import { engineOf } from '../../questions/calendar-engines';

export const rule = defineRule({
  code: 'CAL005',
  name: 'attachments-without-document-store',
  severity: 'error',
  title: 'Attachments are off, and there is no document store',
  source: ['L4193'],
  above: ['CAL002'],
  check(model, report) {
    const attachments = model.services?.calendar?.attachments;
    const databases = model.of('cal7-database');
    if (attachments?.value !== false || databases.length === 0 || !model.lacks('cal7-docstore')) return;
    const exists = reaches(model, lifecycle.calendarDocstore.from);
    if (exists === false) return;
    // Oracle Database may hold the documents itself.
    const sure = exists === true && databases.some((database) => engineOf(model, database)?.value === 'mysql');
    const [only] = databases;
    report({
      at: attachments.at,
      message:
        'Events with many invitees go to the document store too, so it is needed even though attachments are off. Set up one for each database.',
      related: databases.slice(0, 5).map(({ at, host }) => ({ at, message: `A database on \`${host.name}\`` })),
      fixes: () => {
        const fixable =
          only !== undefined &&
          databases.length === 1 &&
          only.host.count === 1 &&
          mayStandOn(model, only.host, 'cal7-docstore');
        return fixable ? [addFix(model, only.host, 'cal7-docstore')] : [];
      },
      ...(sure ? {} : { advice: true }),
    });
  },
});
