import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CNV015',
  name: 'convergence-sign-on-unknown',
  severity: 'information',
  title: 'The plan for Convergence does not say how users sign on',
  source: ['L845'],
  check(model, report) {
    const [convergence] = model.of('convergence');
    if (convergence === undefined || !model.lacksSection('sso')) return;
    report({
      at: convergence.at,
      advice: true,
      message:
        'Convergence signs on to mail, calendar and chat for its users, and how it does so is decided when it is planned. Say it with `sso`: `trusted-circle`, `access-manager`, `opensso`, `custom` or `none`.',
      fixes: () =>
        ['trusted-circle', 'none'].map((mode) => ({
          title: `Set \`sso\` to \`${mode}\``,
          edit: (editor) => {
            setPath(editor, ['sso'], { mode });
          },
        })),
    });
  },
});
