import type { ValueOf } from '../../catalog/types';
import type { provisioning } from '../../catalog/vocabulary';
import { defineRule } from '../rule';

/** About these something stronger is said. */
const saidElsewhere: readonly ValueOf<typeof provisioning>[] = ['ldap-tools', 'iplanet-da', 'access-manager-console'];

export const rule = defineRule({
  code: 'SCH031',
  name: 'schema-2-users-by-other-tools',
  severity: 'information',
  title: 'Users of a Schema 2 directory are not created by Delegated Administrator',
  source: ['L2110'],
  check(model, report) {
    const schema = model.directory?.schema;
    const tools = model.directory?.provisioning;
    if (schema === undefined || schema.value === 'schema1' || tools === undefined) return;
    if (tools.incomplete || tools.items.length === 0) return;
    if (tools.items.some(({ value }) => value === 'delegated-administrator' || saidElsewhere.includes(value))) return;
    report({
      at: tools.key ?? tools.at,
      message:
        'Delegated Administrator is the recommended way to create users of the suite in a Schema 2 directory, and it is not among the tools here. Add `delegated-administrator`.',
      related: [{ at: schema.at, message: `The directory is on \`${schema.value}\`` }],
      fixes: () => [
        {
          title: 'Add `delegated-administrator` to `provisioning`',
          in: tools.at,
          edit: (editor) => {
            editor.add(tools.at, 'delegated-administrator');
          },
        },
      ],
    });
  },
});
