import { isAtLeast, lifecycle } from '../../catalog/releases';
import type { Fact } from '../../model/dsl';
import type { Model } from '../../model/model';
import type { Node } from '../../syntax/tree';
import { defineRule } from '../rule';
import { withoutTool } from './tools';

export const rule = defineRule({
  code: 'SCH011',
  name: 'iplanet-administrator-without-migration',
  severity: 'error',
  title: 'The iPlanet Delegated Administrator is only for sites that come from Messaging Server 5',
  source: ['L1986'],
  check(model, report) {
    const reason = cameFromElsewhere(model);
    if (reason === undefined) return;
    const tools = model.directory?.provisioning?.items ?? [];
    const tool: Fact<string> | undefined = tools.find((item) => item.value === 'iplanet-da');
    const [component] = model.of('iplanet-da');
    const at = tool?.at ?? component?.at;
    if (at === undefined) return;
    const better = model.directory?.schema?.value === 'schema1' ? 'ldap-tools' : 'delegated-administrator';
    report({
      at,
      message: `The iPlanet Delegated Administrator is only for sites that upgrade from Messaging Server 5, and this one does not. Use \`${better}\`.`,
      related: [reason],
      fixes: () => withoutTool(model, 'iplanet-da', better),
    });
  },
});

/** What proves that there is no Messaging Server 5 to upgrade. */
function cameFromElsewhere(model: Model): { readonly at: Node; readonly message: string } | undefined {
  const before = model.services?.messaging?.['upgrade-from'];
  if (before !== undefined)
    return isAtLeast(before.value, lifecycle.iplanetDa.until) === true
      ? { at: before.at, message: `The upgrade is from \`${before.value}\`` }
      : undefined;
  const install = model.section('install');
  return install?.value === 'fresh'
    ? { at: install.at, message: 'The suite is installed for the first time' }
    : undefined;
}
