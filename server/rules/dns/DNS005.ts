import type { Fact } from '../../model/dsl';
import type { Host } from '../../model/model';
import { defineRule } from '../rule';
import { mailExchangers } from '../../questions/mail-exchangers';
import { takesFromStrangers } from './strangers';

export const rule = defineRule({
  code: 'DNS005',
  name: 'unequal-mx',
  severity: 'hint',
  title: 'MX records of unequal preference do not share the load',
  source: ['L2880-2884'],
  check(model, report) {
    const records = mailExchangers(model).filter(({ ends }) => ends.some(takesFromStrangers));
    const [first, ...rest] = records;
    if (first?.spec.preference === undefined) return;
    const { preference } = first.spec;
    for (const { spec, host, fact } of rest) {
      if (spec.preference === undefined || spec.preference.value === preference.value) continue;
      // The same host, or a group that it belongs to.
      if (host === first.host && (isWhole(fact, host) || isWhole(first.fact, host) || fact.value === first.fact.value))
        continue;
      // A host elsewhere that only stands in is meant to come second.
      if (host.spec.site?.value !== first.host.spec.site?.value) continue;
      const { at } = spec.preference;
      const [less, more] =
        spec.preference.value > preference.value ? [fact.value, first.fact.value] : [first.fact.value, fact.value];
      report({
        at,
        message: `Senders try \`${more}\` first and \`${less}\` only when it is down, so one works and the other waits. With the same preference they share the mail: set it to \`${preference.source}\`.`,
        related: [{ at: preference.at, message: `The preference of \`${first.fact.value}\`` }],
        fixes: () => [
          {
            title: `Set \`preference\` to \`${preference.source}\``,
            edit: (editor) => {
              editor.replace(at, preference.value);
            },
          },
        ],
      });
    }
  },
});

/** Whether a record names a host or group by its own name, not one host of the group. */
const isWhole = (fact: Fact<string>, host: Host): boolean => fact.value === host.name;
