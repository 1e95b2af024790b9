import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'DIR011',
  name: 'replica-changes-role',
  severity: 'error',
  title: 'A replica changes between consumer and master in one step',
  source: ['L1510'],
  check(model, report) {
    const promotion = model.directory?.promotion;
    // A step that could not be read may be the one in between.
    if (promotion === undefined || promotion.incomplete) return;
    const steps = promotion.items;
    steps.forEach((step, i) => {
      const before = steps[i - 1];
      if (before === undefined || step.value === 'hub' || before.value === 'hub' || step.value === before.value) return;
      report({
        at: step.at,
        message: `A \`${before.value}\` cannot become a \`${step.value}\` directly. It must be a \`hub\` in between, upwards and downwards.`,
        related: [{ at: before.at, message: 'The step before' }],
        fixes: () => [
          {
            title: 'Put the step `hub` in between',
            safe: true,
            in: step.at,
            edit: (editor) => {
              editor.addBefore(step.at, 'hub');
            },
          },
        ],
      });
    });
  },
});
