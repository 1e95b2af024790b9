import { cal6Components } from '../../catalog/roles';
import type { Node } from '../../syntax/tree';
import { isOverlay } from '../../questions/architecture';
import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';
import { calendarOption, isOff, optionsUnread, wayToMaster } from './server6';

const OPTION = 'local.ldap.cache.enable';

export const rule = defineRule({
  code: 'CAL031',
  name: 'replica-without-ldap-cache',
  severity: 'warning',
  title: 'Calendar Server 6 writes through a replica and has no LDAP cache',
  source: ['L4865', 'L4872'],
  check(model, report) {
    const seen = new Set<Node>();
    let advised = false;
    for (const component of model.of(...cal6Components)) {
      if (wayToMaster(model, component) !== 'replica') continue;
      const named = component.spec.directory;
      const place = named?.key ?? named?.at;
      if (place === undefined) continue;
      const message =
        'Changes go to the master and come back by replication; until then users see their old data. Turn on `local.ldap.cache.enable`, which keeps what was written.';
      const fact = calendarOption(model, component, OPTION);
      if (isOff(fact) && fact !== undefined && !seen.has(fact.at)) {
        seen.add(fact.at);
        report({
          at: fact.at,
          message,
          related: [{ at: place, message: 'Only replicas are asked here' }],
          fixes: () => [replaceFix(fact, 'yes')],
        });
      } else if (fact === undefined && !optionsUnread(model, component) && !advised) {
        advised = true;
        report({
          at: place,
          message,
          fixes: () =>
            isOverlay(model)
              ? []
              : [
                  {
                    title: `Set \`${OPTION}\` to \`yes\``,
                    edit: (editor) => {
                      setPath(editor, ['services', 'calendar', 'options', OPTION], 'yes');
                    },
                  },
                ],
          advice: true,
        });
      }
    }
  },
});
