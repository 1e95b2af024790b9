import { cal6Components, directoryCopies } from '../../catalog/roles';
import type { Editor } from '../../syntax/edits';
import { runs } from '../../questions/components';
import { defineRule } from '../rule';
import { askedHosts, wayToMaster } from './server6';

export const rule = defineRule({
  code: 'CAL050',
  name: 'calendar-with-replicas-only',
  severity: 'warning',
  title: 'Calendar Server 6 has replicas only and no way to write',
  source: ['L701-705', 'L4872'],
  check(model, report) {
    let advised = false;
    for (const component of model.of(...cal6Components)) {
      if (wayToMaster(model, component) !== 'replica') continue;
      const named = component.spec.directory;
      if (named === undefined) continue;
      const copies = askedHosts(model, component).flatMap(({ components }) =>
        components.filter(({ id }) => directoryCopies.includes(id)),
      );
      const referrals = copies.map(({ spec }) => spec.referrals).find((fact) => fact?.value === false);
      if (referrals === undefined && (advised || copies.every(({ spec }) => spec.referrals?.value === true))) continue;
      advised ||= referrals === undefined;
      report({
        at: named.key ?? named.at,
        message: `Calendar Server 6 writes to the directory at each first login, and the replicas that \`${component.host.name}\` asks are read-only${referrals === undefined ? '. Name a master too, or say that replicas refer writers to it (`referrals: true`).' : ' and refer nobody to the master. Name a master too.'}`,
        ...(referrals === undefined ? {} : { related: [{ at: referrals.at, message: 'No referrals' }] }),
        fixes: () => {
          const master = model
            .of('directory-master')
            .find(({ host }) => host.name !== '' && !runs(host, 'directory-consumer'));
          return [
            ...(master === undefined
              ? []
              : [
                  {
                    title: `Add \`${master.host.name}\` to \`directory\``,
                    in: named.at,
                    edit: (editor: Editor) => {
                      if (named.at.kind === 'seq' && named.items.length > 0) editor.add(named.at, master.host.name);
                      else editor.replace(named.at, [...named.items.map(({ value }) => value), master.host.name]);
                    },
                  },
                ]),
          ];
        },
        ...(referrals === undefined ? { advice: true } : {}),
      });
    }
  },
});
