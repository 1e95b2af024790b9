import { componentsOf } from '../../catalog/components';
import { cal6Components, cal7Components } from '../../catalog/roles';
import { removeFix, replaceFix } from '../../fixes/values';
import { defineRule, type Severity } from '../rule';

export const rule = defineRule({
  code: 'SCH010',
  name: 'ldap-tools-with-schema-2',
  severity: 'warning',
  title: 'LDAP tools are listed for Schema 1 only',
  source: ['L1958', 'L1995', 'L2018', 'L2033'],
  check(model, report) {
    const schema = model.directory?.schema;
    const tools = model.directory?.provisioning;
    const tool = tools?.items.find((item) => item.value === 'ldap-tools');
    if (schema === undefined || schema.value === 'schema1' || tools === undefined || tool === undefined) return;
    const others = tools.items.some((item) => item.value === 'delegated-administrator');
    // The tables of Messaging Server and of Calendar Server 6 rule it out; the chapter on Calendar Server 7 allows it (L4411).
    const ruledOut = model.has(...componentsOf('messaging'), ...cal6Components);
    const severity: Severity = ruledOut
      ? others || tools.incomplete
        ? 'warning'
        : 'error'
      : model.has(...cal7Components)
        ? 'hint'
        : 'warning';
    report({
      at: tool.at,
      severity,
      message: `The guide lists entries by LDIF and \`ldapmodify\` for Schema 1 only, and this directory is on Schema 2: nothing checks the classes and search templates that it needs. ${others ? 'Keep to Delegated Administrator.' : 'Use `delegated-administrator`.'}`,
      related: [{ at: schema.at, message: `The directory is on \`${schema.value}\`` }],
      fixes: () => [others ? removeFix(tool, 'Remove `ldap-tools`') : replaceFix(tool, 'delegated-administrator')],
    });
  },
});
