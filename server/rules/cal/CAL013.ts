import { smtpServers } from '../../catalog/roles';
import type { ComponentId } from '../../catalog/components';
import type { Model } from '../../model/model';
import { isOverlay } from '../../questions/architecture';
import { newHost } from '../../fixes/hosts';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

const mail: readonly ComponentId[] = [...smtpServers, 'smtp-relay'];

export const rule = defineRule({
  code: 'CAL013',
  name: 'calendar-7-without-back-ends',
  severity: 'error',
  title: 'Calendar Server 7 lacks a database or an SMTP server',
  source: ['L4119-4125'],
  check(model, report) {
    const [front, ...others] = model.of('cal7-frontend');
    if (front === undefined) return;
    const related = others
      .slice(0, 4)
      .map(({ at, host }) => ({ at, message: `Another front end, on \`${host.name}\`` }));
    if (model.lacks('cal7-database')) {
      report({
        at: front.at,
        message:
          'Calendar Server 7 keeps its calendars in MySQL or Oracle Database, and no host runs one. Add a `cal7-database`.',
        related,
        fixes: addDatabase(model),
      });
    }
    if (model.lacks(...mail)) {
      report({
        at: front.at,
        message:
          'Calendar Server 7 sends invitations and reminders through an SMTP server, and there is none. Add an MTA, or name the one that stands elsewhere under `external`.',
        related,
        fixes: nameExternal(model),
      });
    }
  },
});

function addDatabase(model: Model): readonly FixDraft[] {
  const added = newHost(model, { base: 'caldb', tier: 2, zone: 'private-data', components: ['cal7-database'] });
  return added === undefined
    ? []
    : [{ title: `Add the host \`${added.name}\` with \`cal7-database\``, in: added.in, edit: added.add }];
}

function nameExternal(model: Model): readonly FixDraft[] {
  const external = model.section('external');
  if (external === undefined && isOverlay(model)) return [];
  return [
    {
      title: 'Add `smtp-server` to `external`',
      ...(external === undefined ? {} : { in: external.at }),
      edit: (editor) => {
        if (external === undefined) setPath(editor, ['external'], ['smtp-server']);
        else editor.add(external.at, 'smtp-server');
      },
    },
  ];
}
