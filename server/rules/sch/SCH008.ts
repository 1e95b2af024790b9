import { removeFix, replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SCH008',
  name: 'delegated-administrator-with-schema-1',
  severity: 'error',
  title: 'Delegated Administrator does not work with Schema 1',
  source: ['L1996', 'L2034'],
  check(model, report) {
    const schema = model.directory?.schema;
    const tools = model.directory?.provisioning?.items ?? [];
    const tool = tools.find((item) => item.value === 'delegated-administrator');
    if (schema?.value !== 'schema1' || tool === undefined) return;
    // The iPlanet tool is only for sites that come from Messaging Server 5 (L1986).
    const others =
      model.section('install')?.value === 'upgrade'
        ? (['iplanet-da', 'ldap-tools'] as const)
        : (['ldap-tools'] as const);
    const fits = tools.some((item) => others.some((other) => other === item.value));
    report({
      at: tool.at,
      message:
        'Delegated Administrator writes Schema 2 entries only, and this directory is on Schema 1. Move it to `schema2-native`, or create users with a tool for Schema 1.',
      related: [{ at: schema.at, message: 'The directory is on Schema 1' }],
      fixes: [
        replaceFix(schema, 'schema2-native'),
        ...(fits
          ? [removeFix(tool, 'Remove `delegated-administrator`')]
          : others.map((other) => replaceFix(tool, other))),
      ],
    });
  },
});
