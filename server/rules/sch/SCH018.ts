import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import { schemaFix } from '../../fixes/schema';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SCH018',
  name: 'new-products-on-schema-1',
  severity: 'warning',
  title: 'Further products are planned on a directory that stays on Schema 1',
  source: ['L1835', 'L1891', 'L1905'],
  check(model, report) {
    const { directory } = model;
    const schema = directory?.schema;
    const [planned] = directory?.['planned-products']?.items ?? [];
    if (directory === undefined || schema?.value !== 'schema1' || planned === undefined) return;
    if (directory.incomplete || directory.migration?.incomplete === true) return;
    const target = directory.migration?.target;
    if (target !== undefined && target.value !== 'schema1') return;
    report({
      at: schema.at,
      message: `\`${planned.value}\` is to join this directory, and products that join later need Schema 2. Plan the move with \`migration: schema2-native\`, to be made after the upgrade of the suite.`,
      related: [{ at: planned.at, message: 'This product is planned' }],
      fixes: () => [
        target === undefined
          ? {
              title: 'Plan the move: add `migration: schema2-native`',
              edit: (editor) => {
                setPath(editor, ['directory', 'migration'], 'schema2-native');
              },
            }
          : replaceFix(target, 'schema2-native', { title: 'Set the target of `migration` to `schema2-native`' }),
        ...schemaFix(model, 'schema2-native'),
      ],
    });
  },
});
