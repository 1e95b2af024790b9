import type { Fact } from '../../model/dsl';
import type { ComponentSpec } from '../../model/format';
import { mtaComponents } from '../../catalog/roles';
import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'MSG016',
  name: 'submission-not-logged',
  severity: 'hint',
  title: 'Authenticated submission is not logged',
  source: ['L3704'],
  check(model, report) {
    const service = model.services?.messaging;
    const required = [
      requiredBy(service),
      ...model.each(model.of(...mtaComponents, 'mmp-smtp-proxy'), 'MSG016', ({ spec }) => requiredBy(spec)),
    ].find((fact) => fact !== undefined);
    const logging = service?.logging;
    if (required === undefined || service?.incomplete === true || logging?.value === true) return;
    const message =
      'A stolen password sends spam in the name of its owner, and only a log of submissions shows whose it was. Turn logging on.';
    if (logging !== undefined) {
      report({
        at: logging.at,
        message,
        related: [{ at: required.at, message: 'Users log in here' }],
        fixes: () => [replaceFix(logging, true)],
      });
      return;
    }
    report({
      at: required.at,
      advice: true,
      message,
      fixes: () => [
        {
          title: 'Say that submissions are logged',
          edit: (editor) => {
            setPath(editor, ['services', 'messaging', 'logging'], true);
          },
        },
      ],
    });
  },
});

/** Where it says that users log in before they submit. */
const requiredBy = (part: Pick<ComponentSpec, 'smtp-auth' | 'auth'> | undefined): Fact<unknown> | undefined =>
  (part?.['smtp-auth']?.value === true ? part['smtp-auth'] : undefined) ??
  part?.auth?.items.find(({ value }) => value === 'smtp-auth');
