import { figures } from '../../catalog/figures';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

const least = figures.growthMonthsMinimum.value;
const most = figures.growthMonthsMaximum.value;

export const rule = defineRule({
  code: 'TIER028',
  name: 'planning-horizon',
  severity: 'hint',
  title: 'The planning horizon is missing or too short',
  source: ['L368'],
  check(model, report) {
    const { users } = model;
    if (users === undefined || users.incomplete || users.growth?.incomplete === true) return;
    const months = users.growth?.months;
    if (months !== undefined) {
      if (months.value >= least) return;
      report({
        at: months.at,
        message: `Growth is usually planned for ${least} to ${most} months, and this plan ends after ${months.value}: what is bought for it is soon too small. Plan further ahead.`,
        fixes: () => [
          {
            title: `Set \`months\` to \`${most}\``,
            edit: (editor) => {
              editor.replace(months.at, most);
            },
          },
        ],
      });
      return;
    }
    const at = users.growth?.key ?? users.total?.at ?? users.key;
    if (at === undefined) return;
    report({
      at,
      advice: true,
      message: `The spec does not say for how many months it is planned. ${least} to ${most} are usual: write the growth over that time as \`users.growth\`.`,
      ...(users.growth === undefined ? {} : { fixes: [addMonths()] }),
    });
  },
});

const addMonths = (): FixDraft => ({
  title: `Plan for ${most} months`,
  edit: (editor) => {
    setPath(editor, ['users', 'growth', 'months'], most);
  },
});
