import { portalComponents } from '../../catalog/roles';
import { placeOf, presenceOf } from '../../questions/components';
import { schemaFix } from '../../fixes/schema';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SCH004',
  name: 'portal-with-schema-1',
  severity: 'error',
  title: 'Portal Server does not work with Schema 1',
  source: ['L638', 'L1867-1868'],
  above: ['SCH002'],
  check(model, report) {
    const schema = model.directory?.schema;
    if (schema?.value !== 'schema1') return;
    const portal = presenceOf(model, ...portalComponents);
    if (portal === undefined) return;
    report({
      at: schema.at,
      message:
        'Together with Portal Server the suite needs Schema 2, and this directory is on Schema 1. Move it to `schema2-native`.',
      related: [{ at: portal.at, message: placeOf(portal) }],
      fixes: () => schemaFix(model, 'schema2-native'),
    });
  },
});
