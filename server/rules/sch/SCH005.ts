import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import { schemaFix } from '../../fixes/schema';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

export const rule = defineRule({
  code: 'SCH005',
  name: 'compatibility-mode-without-end',
  severity: 'warning',
  title: 'Schema 2 compatibility mode has no planned end',
  source: ['L1851', 'L1927'],
  check(model, report) {
    const { directory } = model;
    const schema = directory?.schema;
    if (directory === undefined || schema?.value !== 'schema2-compat') return;
    // A key that could not be read may be the plan.
    if (directory.incomplete || directory.migration?.incomplete === true) return;
    const target = directory.migration?.target;
    if (target?.value === 'schema2-native') return;
    const plan: FixDraft =
      target === undefined
        ? {
            title: 'Plan the move: add `migration: schema2-native`',
            edit: (editor) => {
              setPath(editor, ['directory', 'migration'], 'schema2-native');
            },
          }
        : replaceFix(target, 'schema2-native', { title: 'Set the target of `migration` to `schema2-native`' });
    report({
      at: schema.at,
      message:
        'Compatibility mode is a stage of a migration and must not be the last one. Move to `schema2-native`, or plan the move with `migration: schema2-native`.',
      ...(target === undefined
        ? {}
        : { related: [{ at: target.at, message: `The planned move ends in \`${target.value}\`` }] }),
      fixes: () => [...schemaFix(model, 'schema2-native'), plan],
    });
  },
});
