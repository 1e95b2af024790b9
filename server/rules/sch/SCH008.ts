import { schemaFix } from '../../fixes/schema';
import { defineRule } from '../rule';
import { withoutTool } from './tools';

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
    // On a host it is there all the same.
    const component = tool === undefined ? model.of('delegated-administrator')[0] : undefined;
    const at = tool?.at ?? component?.at;
    if (schema?.value !== 'schema1' || at === undefined) return;
    report({
      at,
      message:
        'Delegated Administrator writes Schema 2 entries only, and this directory is on Schema 1. Move it to `schema2-native`, or create users with a tool for Schema 1.',
      related: [{ at: schema.at, message: 'The directory is on Schema 1' }],
      fixes: () => {
        // The iPlanet tool is only for sites that come from Messaging Server 5 (L1986).
        const others =
          model.section('install')?.value === 'upgrade'
            ? (['iplanet-da', 'ldap-tools'] as const)
            : (['ldap-tools'] as const);
        const fitting = others.filter((other) => tools.some((item) => item.value === other));
        return [
          ...schemaFix(model, 'schema2-native'),
          ...(tool === undefined ? others.slice(0, 1) : fitting.length > 0 ? fitting.slice(0, 1) : others).flatMap(
            (other) => withoutTool(model, 'delegated-administrator', other),
          ),
        ];
      },
    });
  },
});
