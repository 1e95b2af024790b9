import { removeFix, replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SCH009',
  name: 'iplanet-administrator-with-schema-2',
  severity: 'error',
  title: 'The iPlanet Delegated Administrator works with Schema 1 only',
  source: ['L1954', 'L1988', 'L1994'],
  check(model, report) {
    const schema = model.directory?.schema;
    const tools = model.directory?.provisioning?.items ?? [];
    const tool = tools.find((item) => item.value === 'iplanet-da');
    if (schema === undefined || schema.value === 'schema1' || tool === undefined) return;
    const replaced = tools.some((item) => item.value === 'delegated-administrator');
    report({
      at: tool.at,
      message:
        'The iPlanet Delegated Administrator knows Schema 1 only, and this directory is on Schema 2. Use `delegated-administrator`.',
      related: [{ at: schema.at, message: `The directory is on \`${schema.value}\`` }],
      fixes: [
        replaced ? removeFix(tool, 'Remove `iplanet-da`') : replaceFix(tool, 'delegated-administrator'),
        // A first installation must not begin on Schema 1 (L637).
        ...(model.section('install')?.value === 'fresh' ? [] : [replaceFix(schema, 'schema1')]),
      ],
    });
  },
});
