import { componentsOf } from '../../catalog/components';
import { directories } from '../../catalog/roles';
import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';
import { isDirectoryRead } from './place';

export const rule = defineRule({
  code: 'SCH038',
  name: 'existing-entries-unchecked',
  severity: 'warning',
  title: 'Entries that were there before are not checked against the schema',
  source: ['L2777'],
  check(model, report) {
    if (!model.has(...componentsOf('messaging'))) return;
    const { directory } = model;
    const entries = directory?.['existing-entries'];
    const message =
      'A directory may be taken over with its entries, but their format has to comply with the schema of Messaging Server, or mail for them is lost. Check them, and say `existing-entries: compliant`.';
    if (entries !== undefined) {
      if (entries.value !== 'unchecked') return;
      report({
        at: entries.at,
        message,
        fixes: () => [
          replaceFix(entries, 'compliant', { title: 'Set `existing-entries` to `compliant`, once checked' }),
        ],
      });
      return;
    }
    // A directory that stands outside may have been there before.
    const other = model.section('external')?.items.find(({ value }) => directories.includes(value));
    if (other === undefined || directory?.['prepared-with'] !== undefined || !isDirectoryRead(model)) return;
    report({
      at: other.at,
      advice: true,
      message,
      fixes: () => [
        {
          title: 'Add `existing-entries: compliant`, once checked',
          ...(model.root === undefined ? {} : { in: model.root }),
          edit: (editor) => {
            setPath(editor, ['directory', 'existing-entries'], 'compliant');
          },
        },
      ],
    });
  },
});
