import { replaceFix } from '../../fixes/values';
import { schemaFix } from '../../fixes/schema';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SCH002',
  name: 'access-manager-with-schema-1',
  severity: 'error',
  title: 'Access Manager sign-on does not work with Schema 1',
  source: ['L636', 'L1811-1812', 'L1872-1873'],
  check(model, report) {
    const schema = model.directory?.schema;
    const mode = model.sso?.mode;
    if (schema?.value !== 'schema1' || mode?.value !== 'access-manager') return;
    report({
      at: schema.at,
      message:
        'Single sign-on by Access Manager needs Schema 2, and this directory is on Schema 1. Move it to `schema2-native`, or sign on by `trusted-circle`.',
      related: [{ at: mode.at, message: 'Single sign-on is by Access Manager' }],
      fixes: () => [
        ...schemaFix(model, 'schema2-native'),
        replaceFix(mode, 'trusted-circle', { title: 'Set `sso` to `trusted-circle`' }),
      ],
    });
  },
});
