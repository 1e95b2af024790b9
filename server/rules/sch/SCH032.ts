import { suiteComponents } from '../../catalog/roles';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';
import { directoryPlace, isDirectoryRead } from './place';

export const rule = defineRule({
  code: 'SCH032',
  name: 'directory-not-prepared',
  severity: 'error',
  title: 'The directory is not prepared for the suite',
  source: ['L853', 'L4376-4377', 'L4966'],
  check(model, report) {
    const prepared = model.directory?.['prepared-with'];
    if (prepared?.value === 'comm_dssetup' || !isDirectoryRead(model) || !model.has(...suiteComponents)) return;
    const at = prepared?.at ?? directoryPlace(model);
    if (at === undefined) return;
    report({
      at,
      ...(prepared === undefined ? { advice: true } : {}),
      message:
        'The script `comm_dssetup.pl` brings the schema of the suite into the directory, and has to run before any product is configured. Say that it does: `prepared-with: comm_dssetup`.',
      fixes: () => [
        {
          title: 'Set `prepared-with` to `comm_dssetup`',
          ...(prepared !== undefined ? { in: prepared.at } : model.root === undefined ? {} : { in: model.root }),
          edit: (editor) => {
            setPath(editor, ['directory', 'prepared-with'], 'comm_dssetup');
          },
        },
      ],
    });
  },
});
