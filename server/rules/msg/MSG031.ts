import { figures } from '../../catalog/figures';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'MSG031',
  name: 'queue-directories',
  severity: 'hint',
  title: 'A channel with a long queue has the usual number of directories',
  source: ['L2983'],
  check(model, report) {
    for (const { name, value: channel } of model.services?.messaging?.channels?.entries ?? []) {
      const { waiting, subdirs } = channel;
      if (
        waiting === undefined ||
        waiting.value < figures.longQueue.value ||
        subdirs !== undefined ||
        channel.incomplete
      )
        continue;
      report({
        at: waiting.at,
        message: `\`${name}\` will often hold many messages. Spread them over more queue directories: set \`subdirs\`.`,
      });
    }
  },
});
