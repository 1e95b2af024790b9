import { cal6Components, directoryCopies, directoryWriters, writableDirectories } from '../../catalog/roles';
import type { Component, Model } from '../../model/model';
import { setOnComponent } from '../../fixes/edits';
import { runs } from '../../questions/components';
import { leadsElsewhere, withBehind } from '../../questions/balancers';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

export const rule = defineRule({
  code: 'DIR005',
  name: 'writer-with-replicas-only',
  severity: 'error',
  title: 'What writes to the directory reaches only read-only copies',
  source: ['L705', 'L1424'],
  above: ['CAL050'],
  check(model, report) {
    for (const writer of model.of(...directoryWriters)) {
      const copies = copiesOf(model, writer);
      const asked = writer.spec.directory;
      const [name] = asked?.items ?? [];
      if (copies === undefined || asked === undefined || name === undefined) continue;
      // CAL050 speaks of Calendar Server 6 behind load balancers: it knows what its LDAP cache changes.
      if (cal6Components.includes(writer.id) && copies.every(({ host }) => host.name !== name.value)) continue;
      const refuses = copies.find(({ spec }) => spec.referrals?.value === false);
      if (refuses === undefined && copies.every(({ spec }) => spec.referrals?.value === true)) continue;
      report({
        at: name.at,
        message:
          refuses === undefined
            ? `\`${writer.id}\` writes to the directory and is set up with read-only copies alone. It works only if they refer it to a master: say so as \`referrals\`, or name a master here.`
            : `\`${writer.id}\` writes to the directory and is set up with read-only copies that do not refer it to a master, so its changes are refused. Name a master here, or turn referrals on.`,
        related: copies.map(({ at, host }) => ({ at, message: `A read-only copy, on \`${host.name}\`` })),
        fixes: () => [...nameMaster(model, asked.at), ...referFix(copies)],
        ...(refuses === undefined ? { advice: true } : {}),
      });
    }
    reportNoMaster();

    function reportNoMaster(): void {
      const [copy] = model.of(...directoryCopies);
      const [writer] = model.of(...directoryWriters);
      if (copy === undefined || writer === undefined || !model.lacks('directory-master')) return;
      if (copy.spec.referrals?.value === true) return;
      report({
        at: copy.at,
        message: `Every directory of the spec is a read-only copy, and \`${writer.id}\` writes to the directory. Add a master, or name it under \`external\` if it stands elsewhere.`,
        related: [{ at: writer.at, message: `\`${writer.id}\` runs here, on \`${writer.host.name}\`` }],
      });
    }
  },
});

/** The read-only copies that a component is set up with; undefined where anything else is among its directories, or unknown. */
function copiesOf(model: Model, { spec }: Component): readonly Component[] | undefined {
  const names = spec.directory;
  if (names === undefined || names.incomplete || names.items.length === 0) return undefined;
  const copies: Component[] = [];
  for (const { value } of names.items) {
    const host = model.host(value);
    if (host === undefined || host.incomplete) return undefined;
    if (leadsElsewhere(model, host)) return undefined;
    for (const end of withBehind(model, host)) {
      const own = end.components.filter(({ id }) => directoryCopies.includes(id));
      if (end.incomplete || runs(end, ...writableDirectories)) return undefined;
      // A load balancer may have targets for other protocols too.
      if (own.length === 0 && !runs(host, 'load-balancer')) return undefined;
      copies.push(...own);
    }
  }
  return copies.length === 0 ? undefined : [...new Set(copies)];
}

function nameMaster(model: Model, list: NonNullable<Component['spec']['directory']>['at']): readonly FixDraft[] {
  const master = model.of('directory-master').find(({ host }) => host.name !== '');
  if (master === undefined) return [];
  return [
    {
      title: `Add \`${master.host.name}\` to \`directory\``,
      in: list,
      edit: (editor) => {
        editor.add(list, master.host.name);
      },
    },
  ];
}

function referFix(copies: readonly Component[]): readonly FixDraft[] {
  const [copy, ...others] = copies;
  if (copy === undefined || others.length > 0) return [];
  return [
    {
      title: `Set \`referrals\` of \`${copy.host.name}\` to \`true\``,
      in: copy.at,
      edit: (editor) => {
        setOnComponent(editor, copy, 'referrals', true);
      },
    },
  ];
}
