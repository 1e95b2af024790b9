import { schemaFix } from '../../fixes/schema';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SCH001',
  name: 'convergence-in-compatibility-mode',
  severity: 'error',
  title: 'Convergence does not work in Schema 2 compatibility mode',
  source: ['L833'],
  above: ['SCH003', 'SCH005', 'SCH006', 'SCH037'],
  check(model, report) {
    const schema = model.directory?.schema;
    if (schema?.value !== 'schema2-compat') return;
    for (const convergence of model.of('convergence')) {
      report({
        at: schema.at,
        message:
          'Convergence works with Schema 1 and with Schema 2 native mode, but not in compatibility mode. Set `schema` to `schema2-native`.',
        related: [{ at: convergence.at, message: `Convergence runs here, on \`${convergence.host.name}\`` }],
        fixes: () => [...schemaFix(model, 'schema2-native'), ...schemaFix(model, 'schema1')],
      });
      return;
    }
  },
});
