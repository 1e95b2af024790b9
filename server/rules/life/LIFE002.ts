import { cal6Components, cal7Components } from '../../catalog/roles';
import { isAtLeast, lifecycle } from '../../catalog/releases';
import { placeOf, presenceOf } from '../../questions/components';
import { defineRule } from '../rule';

const since = lifecycle.calendar6.deprecated;

export const rule = defineRule({
  code: 'LIFE002',
  name: 'calendar-6-deprecated',
  severity: 'warning',
  title: 'Calendar Server 6 is deprecated since Suite 7',
  source: ['L4514'],
  holds: [{ of: 'suite', from: since }],
  check(model, report) {
    const { suite } = model;
    if (suite === undefined || isAtLeast(suite.value, since) !== true) return;
    const [first, ...others] = model.of(...cal6Components);
    if (first === undefined) return;
    const next = presenceOf(model, ...cal7Components);
    report({
      at: first.at,
      // The move is under way.
      ...(next === undefined ? {} : { severity: 'information' }),
      message:
        next === undefined
          ? `Calendar Server 6 is deprecated as of Suite ${since}: no new features, and no CalDAV clients. Plan the move to Calendar Server 7.`
          : `Calendar Server 6 is deprecated as of Suite ${since}. Move the users that it still has to the Calendar Server 7 beside it.`,
      related: [
        { at: suite.at, message: `This is Suite ${suite.source}` },
        ...(next === undefined ? [] : [{ at: next.at, message: placeOf(next) }]),
        ...others.slice(0, 5).map((other) => ({ at: other.at, message: `\`${other.id}\` on \`${other.host.name}\`` })),
      ],
    });
  },
});
