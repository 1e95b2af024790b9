import { spelled } from '../../words/number';
import { figures } from '../../catalog/figures';
import { chatEntrances } from '../../catalog/roles';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';

const active = `${figures.imConcurrency.value * 100}%`;

export const rule = defineRule({
  code: 'SIZ024',
  name: 'im-peak-unknown',
  severity: 'hint',
  title: 'Nobody says how many users of Instant Messaging are connected at once',
  source: ['L5340'],
  check(model, report) {
    const server = model.of('im-server')[0] ?? model.of(...chatEntrances)[0];
    const { users } = model;
    if (server === undefined || users?.incomplete === true) return;
    if (users?.im?.active !== undefined || users?.im?.inactive !== undefined) return;
    report({
      at: server.at,
      advice: true,
      message: `How many users are connected at peak decides the size of Instant Messaging. Measure or estimate it and write \`users.im\`; one in ${spelled(1 / figures.imConcurrency.value)} is a cautious guess and what is used until then.`,
      fixes: () => [
        {
          title: `Take one in ${spelled(1 / figures.imConcurrency.value)} as active: \`im: { active: ${active} }\``,
          edit: (editor) => {
            setPath(editor, ['users', 'im', 'active'], active);
          },
        },
      ],
    });
  },
});
