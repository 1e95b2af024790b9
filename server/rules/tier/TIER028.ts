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
        message: `Hardware takes months to buy and to set up, and should then last a while: plan for ${least} to ${most} months instead of ${months.value}.`,
        fixes: [
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
