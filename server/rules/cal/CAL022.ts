import { cal6Components, calendarServers, mtaComponents } from '../../catalog/roles';
import { calendarServer6, inWords, isBefore, lifecycle } from '../../catalog/releases';
import type { Fact } from '../../model/dsl';
import type { Model } from '../../model/model';
import { addFix } from '../../fixes/components';
import { newHost } from '../../fixes/hosts';
import { versionsOf } from '../../questions/components';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { upgradeCalendar } from '../../fixes/calendar-upgrade';
import { calendar7Versions } from '../../questions/calendar-versions';

const calendarFrom = lifecycle.calendarVirusScan.from;
const messagingFrom = lifecycle.messagingVirusScan.from;

export const rule = defineRule({
  code: 'CAL022',
  name: 'calendar-virus-scan',
  severity: 'error',
  title: 'Virus scanning for calendars lacks what it needs',
  source: ['L4221'],
  check(model, report) {
    const scan = model.services?.calendar?.['virus-scan'];
    if (scan?.value !== true) return;
    const related = [{ at: scan.at, message: 'Calendar attachments are to be scanned' }];
    const off: FixDraft = {
      title: 'Turn virus scanning for calendars off',
      in: scan.at,
      edit: (editor) => {
        editor.replace(scan.at, false);
      },
    };
    const old = tooOld(model);
    for (const version of old) {
      report({
        at: version.at,
        message: `Calendar Server ${version.source} cannot have attachments scanned; that came with \`${calendarFrom}\`. Upgrade it, or turn \`virus-scan\` off.`,
        related,
        // From Calendar Server 6 no change of a version leads there.
        fixes: () => [
          ...(isBefore(version.value, calendarServer6.until) === true ? [] : upgradeCalendar(model, old, calendarFrom)),
          off,
        ],
      });
    }
    if (model.lacks(...mtaComponents)) {
      report({
        at: scan.at,
        message: `Attachments are scanned by an MTA of Messaging Server (${inWords(messagingFrom)} or later), and no host runs one. Add one, or turn \`virus-scan\` off.`,
        fixes: () => [...addMta(model), off],
      });
      return;
    }
    const versions = oldMtas(model);
    const [first, ...others] = versions;
    if (first === undefined) return;
    report({
      at: first.at,
      message: `No MTA of the spec can scan for Calendar Server: that takes Messaging Server ${inWords(messagingFrom)} or later. Upgrade one, or turn \`virus-scan\` off.`,
      related: [
        ...related,
        ...others.slice(0, 4).map(({ at, source }) => ({ at, message: `Messaging Server ${source}` })),
      ],
      fixes: () => [replaceFix(first, messagingFrom), off],
    });
  },
});

/** Versions of Calendar Server without scanning; with no Calendar Server 7 at all, those of Calendar Server 6 too. */
function tooOld(model: Model): readonly Fact<string>[] {
  const common = model.services?.calendar?.version;
  const facts = model.has('cal7-frontend')
    ? calendar7Versions(model)
    : new Set([
        ...(common === undefined ? [] : [common]),
        ...(model.lacks('cal7-frontend') ? versionsOf(model, ...cal6Components) : []),
      ]);
  return [...facts].filter((version) => isBefore(version.value, calendarFrom) === true);
}

/** The versions of all MTAs, where each is known to be too old; else nothing. */
function oldMtas(model: Model): readonly Fact<string>[] {
  const mtas = model.of(...mtaComponents);
  if (!model.complete || model.mayBeExternal(...mtaComponents)) return [];
  const versions = mtas.map((mta) => model.versionOf(mta));
  const known = versions.flatMap((version) =>
    version !== undefined && isBefore(version.value, messagingFrom) === true ? [version] : [],
  );
  return known.length === mtas.length ? [...new Map(known.map((version) => [version.at, version])).values()] : [];
}

/** A Messaging Server that is installed for this alone, with nothing but its MTA. */
function addMta(model: Model): readonly FixDraft[] {
  const [calendar] = model.of(...calendarServers);
  if (model.architecture?.value === 'single-host' && calendar !== undefined)
    return [addFix(model, calendar.host, 'mta')];
  const added = newHost(model, {
    base: 'virus-scan',
    tier: 1,
    zone: 'intranet',
    components: [{ component: 'mta', version: messagingFrom }],
  });
  return added === undefined
    ? []
    : [{ title: `Add the host \`${added.name}\` with an MTA`, in: added.in, edit: added.add }];
}
