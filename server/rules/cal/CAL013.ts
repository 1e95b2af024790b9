import { smtpServers } from '../../catalog/roles';
import type { ComponentId } from '../../catalog/components';
import { lifecycle } from '../../catalog/releases';
import type { Component, Model } from '../../model/model';
import { componentFor, externalFix } from '../../fixes/components';
import { isOverlay } from '../../questions/architecture';
import { newHost } from '../../fixes/hosts';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { reaches } from '../../questions/calendar-stores';

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
        fixes: () => addDatabase(model, front),
      });
    }
    if (model.lacks(...mail)) {
      report({
        at: front.at,
        message:
          'Calendar Server 7 needs an SMTP server for its notifications, and there is none. Add an MTA, or name the one that stands elsewhere under `external`.',
        related,
        fixes: () => nameExternal(model),
      });
    }
  },
});

/** With the document store that it needs from 7 Update 1 on (L4193), where there is none yet. */
function addDatabase(model: Model, { host }: Component): readonly FixDraft[] {
  const stores = storesFor(model);
  const names = ['cal7-database', ...(stores.length > 0 ? ['cal7-docstore'] : [])]
    .map((id) => `\`${id}\``)
    .join(' and ');
  const list = host.spec.components?.at;
  if (model.architecture?.value === 'single-host') {
    if (list === undefined) return [externalFix(model, 'cal7-database')];
    const items = [
      componentFor(model, host, 'cal7-database'),
      ...stores.map((settings) => componentFor(model, host, 'cal7-docstore', settings)),
    ];
    return [
      {
        title: `Add ${names} to \`${host.name}\``,
        in: list,
        edit: (editor) => {
          for (const item of items) editor.add(list, item);
        },
      },
      externalFix(model, 'cal7-database'),
    ];
  }
  const added = newHost(model, {
    base: 'caldb',
    tier: 2,
    zone: 'private-data',
    components: [
      'cal7-database',
      ...stores.map((settings) =>
        Object.keys(settings).length === 0 ? 'cal7-docstore' : { component: 'cal7-docstore', ...settings },
      ),
    ],
  });
  return [
    ...(added === undefined
      ? []
      : [{ title: `Add the host \`${added.name}\` with ${names}`, in: added.in, edit: added.add }]),
    externalFix(model, 'cal7-database'),
  ];
}

/** The document stores that one database asks for; none where the spec has some, or the version knows none. */
function storesFor(model: Model): readonly Readonly<Record<string, boolean>>[] {
  if (!model.lacks('cal7-docstore') || reaches(model, lifecycle.calendarDocstore.from) === false) return [];
  const ischedule =
    model.services?.calendar?.ischedule?.value === true &&
    reaches(model, lifecycle.calendarIscheduleDatabase.from) === true;
  return [{}, ...(ischedule ? [{ ischedule: true }] : [])];
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
