import { schemaFix } from '../../fixes/schema';
import { defineRule } from '../rule';
import { withoutTool } from './tools';

/** What does its work on Schema 2. */
const BETTER = 'delegated-administrator';

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
    // On a host it is there all the same.
    const component = tool === undefined ? model.of('iplanet-da')[0] : undefined;
    const at = tool?.at ?? component?.at;
    if (schema === undefined || schema.value === 'schema1' || at === undefined) return;
    report({
      at,
      message:
        'The iPlanet Delegated Administrator knows Schema 1 only, and this directory is on Schema 2. Use `delegated-administrator`.',
      related: [{ at: schema.at, message: `The directory is on \`${schema.value}\`` }],
      fixes: () => [...withoutTool(model, 'iplanet-da', BETTER), ...schemaFix(model, 'schema1')],
    });
  },
});
