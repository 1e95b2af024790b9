import { suiteComponents } from '../../catalog/roles';
import type { ValueOf } from '../../catalog/types';
import type { schema } from '../../catalog/vocabulary';
import type { Model } from '../../model/model';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { directoryPlace, isDirectoryRead } from './place';

export const rule = defineRule({
  code: 'SCH019',
  name: 'no-schema',
  severity: 'error',
  title: 'The spec does not say which schema the directory uses',
  source: ['L632', 'L1943', 'L2008'],
  check(model, report) {
    if (model.directory?.schema !== undefined || !isDirectoryRead(model) || !model.has(...suiteComponents)) return;
    const at = directoryPlace(model);
    if (at === undefined) return;
    report({
      at,
      advice: true,
      message:
        'All products share the schema of the directory, and it has to be decided before the first of them is installed. Say it as `directory.schema`.',
      fixes: () => choicesFor(model).map((value) => setFix(model, value)),
    });
  },
});

/** The schemas that fit what the spec says, the best first. */
function choicesFor(model: Model): readonly ValueOf<typeof schema>[] {
  const { directory } = model;
  const isOld = directory?.provisioning?.items.some((item) => item.value === 'iplanet-da') === true;
  if (directory?.dit?.value === 'two-tree' || isOld) return ['schema1'];
  return model.section('install')?.value === 'upgrade' ? ['schema2-native', 'schema1'] : ['schema2-native'];
}

const setFix = (model: Model, value: string): FixDraft => ({
  title: `Add \`schema: ${value}\``,
  ...(model.root === undefined ? {} : { in: model.root }),
  edit: (editor) => {
    setPath(editor, ['directory', 'schema'], value);
  },
});
