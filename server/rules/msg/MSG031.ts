import { defineRule } from '../rule';

/** Messages that count as many; the guide gives no number. */
const MANY = 10_000;

export const rule = defineRule({
  code: 'MSG031',
  severity: 'hint',
  title: 'A channel with a long queue has the usual number of directories',
  source: ['L2983'],
  check(model, report) {
    for (const { name, value: channel } of model.services?.messaging?.channels?.entries ?? []) {
      const { waiting, subdirs } = channel;
      if (waiting === undefined || waiting.value < MANY || subdirs !== undefined || channel.incomplete) continue;
      report({
        at: waiting.at,
        message: `So many messages in \`${name}\` make its queue directories long, and each look into them slow. Spread them over more directories: raise \`subdirs\`.`,
      });
    }
  },
});
