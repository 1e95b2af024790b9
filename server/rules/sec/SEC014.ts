import { suiteComponents } from '../../catalog/roles';
import type { Model } from '../../model/model';
import { newHost } from '../../fixes/hosts';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

export const rule = defineRule({
  code: 'SEC014',
  name: 'no-time-server',
  severity: 'warning',
  title: 'No time server',
  source: ['L1603'],
  check(model, report) {
    const time = model.section('time');
    const servers = time?.servers;
    if (!model.lacks('time-server') || !suiteComponents.some((id) => model.has(id))) return;
    const message =
      'A secure deployment needs a time server that keeps the clocks of its hosts together: certificates are checked against them, and the logs of several hosts can only be compared if their times agree.';
    if (servers !== undefined) {
      if (servers.items.length > 0 || servers.incomplete) return;
      report({
        at: servers.key ?? servers.at,
        message: `${message} Name a time server here, or add a \`time-server\`.`,
        fixes: () => fixes(model),
      });
      return;
    }
    const { suite } = model;
    if (suite === undefined || (time === undefined ? !model.lacksSection('time') : time.incomplete)) return;
    report({
      at: suite.at,
      advice: true,
      message: `${message} Name the time servers under \`time\`, as \`servers\`.`,
      fixes: () => fixes(model),
    });
  },
});

function fixes(model: Model): readonly FixDraft[] {
  const added = newHost(model, { base: 'ntp1', tier: 1, zone: 'intranet', components: ['time-server'] });
  if (added === undefined) return [];
  return [
    {
      title: `Add a host \`${added.name}\` with a \`time-server\``,
      edit: (editor) => {
        setPath(editor, ['time', 'servers'], [added.name]);
        added.add(editor);
      },
    },
  ];
}
