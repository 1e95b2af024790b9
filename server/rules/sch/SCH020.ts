import { provisioningTools } from '../../catalog/roles';
import { componentsOf } from '../../catalog/components';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';
import { directoryPlace, isDirectoryRead } from './place';

export const rule = defineRule({
  code: 'SCH020',
  name: 'no-provisioning-tool',
  severity: 'warning',
  title: 'No tool is chosen to create users and domains',
  source: ['L1943', 'L2008'],
  check(model, report) {
    const tools = model.directory?.provisioning;
    if ((tools !== undefined && (tools.items.length > 0 || tools.incomplete)) || !isDirectoryRead(model)) return;
    if (!model.has(...componentsOf('messaging'), ...componentsOf('calendar'))) return;
    // The tool itself says enough.
    if (tools === undefined && !model.lacks(...provisioningTools)) return;
    const at = tools === undefined ? directoryPlace(model) : (tools.key ?? tools.at);
    if (at === undefined) return;
    const tool = model.directory?.schema?.value === 'schema1' ? 'ldap-tools' : 'delegated-administrator';
    report({
      at,
      ...(tools === undefined ? { advice: true } : {}),
      message: `Messaging and calendar servers need users and domains, and the tool that creates them has to be chosen before they are configured. Name it under \`directory.provisioning\`, such as \`${tool}\`.`,
      fixes: () => [
        {
          title: `Set \`provisioning\` to \`${tool}\``,
          ...(tools === undefined ? (model.root === undefined ? {} : { in: model.root }) : { in: tools.at }),
          edit: (editor) => {
            setPath(editor, ['directory', 'provisioning'], [tool]);
          },
        },
      ],
    });
  },
});
