import { mtaComponents, mailEntrances } from '../../catalog/roles';
import { figures } from '../../catalog/figures';
import { runs } from '../../questions/components';
import { setOnHost } from '../../fixes/edits';
import { defineRule } from '../rule';
import { functionsOf } from './filters';

export const rule = defineRule({
  code: 'AV006',
  name: 'too-few-filters',
  severity: 'warning',
  title: 'Too few Brightmail servers for spam and viruses',
  source: ['L3953'],
  check(model, report) {
    const found = model.of('brightmail');
    const [first, second] = found;
    if (first === undefined || !model.complete || model.mayBeExternal('brightmail', ...mailEntrances)) return;
    const both = found.every((filter) => {
      const functions = functionsOf(model, filter);
      return (
        functions?.items.some(({ value }) => value === 'spam') === true &&
        functions.items.some(({ value }) => value === 'virus')
      );
    });
    // What users send need not be filtered.
    const mtas = model.countOf(model.of(...mailEntrances));
    const wanted = mtas * figures.brightmailPerMta.value;
    const servers = model.countOf(found);
    if (!both || servers >= wanted) return;
    const { host } = first;
    report({
      at: first.at,
      message: `With spam and viruses Brightmail can halve what an MTA gets through: ${mtas} ${mtas === 1 ? 'MTA' : 'MTAs'} may need ${wanted} servers, and there ${servers === 1 ? 'is' : 'are'} ${servers}. Add servers, or leave viruses to another engine.`,
      fixes:
        second === undefined && !runs(host, ...mtaComponents)
          ? [
              {
                title: `Set \`count\` of \`${host.name}\` to ${wanted}`,
                in: host.spec.at,
                edit: (editor) => {
                  setOnHost(editor, host, 'count', wanted);
                },
              },
            ]
          : [],
    });
  },
});
