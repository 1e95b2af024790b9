import { componentsOf } from '../../catalog/components';
import { largeUsers } from '../../questions/architecture';
import { placeOf, presenceOf } from '../../questions/components';
import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SCH033',
  name: 'all-access-manager-acis',
  severity: 'information',
  title: 'A large directory keeps all access control instructions of Access Manager',
  source: ['L3151-3153'],
  check(model, report) {
    const { directory } = model;
    const schema = directory?.schema;
    const total = largeUsers(model);
    const aci = directory?.aci;
    if (directory === undefined || schema === undefined || schema.value === 'schema1' || total === undefined) return;
    if (aci?.value === 'consolidated' || directory.incomplete) return;
    const manager = presenceOf(model, 'access-manager');
    if (manager === undefined || !model.has(...componentsOf('messaging'))) return;
    report({
      at: aci?.at ?? schema.at,
      ...(aci === undefined ? { advice: true } : {}),
      message:
        'Access Manager and Messaging Server install many access control instructions that mail never needs, and the directory weighs them at each look-up. With this many users, consolidate them: `aci: consolidated`.',
      related: [
        { at: manager.at, message: placeOf(manager) },
        { at: total.at, message: `${total.value.toLocaleString('en-US')} users` },
      ],
      fixes: () => [
        aci === undefined
          ? {
              title: 'Add `aci: consolidated`',
              edit: (editor) => {
                setPath(editor, ['directory', 'aci'], 'consolidated');
              },
            }
          : replaceFix(aci, 'consolidated'),
      ],
    });
  },
});
