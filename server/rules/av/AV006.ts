import { inboundMtas, mtaComponents, mailEntrances } from '../../catalog/roles';
import { figures } from '../../catalog/figures';
import { runs } from '../../questions/components';
import { setOnHost } from '../../fixes/edits';
import { defineRule } from '../rule';
import { filtersInUse, functionsOf, virusFilters } from './filters';

export const rule = defineRule({
  code: 'AV006',
  name: 'too-few-filters',
  severity: 'warning',
  title: 'Too few Brightmail servers for spam and viruses',
  source: ['L3953'],
  check(model, report) {
    // Those of the outbound pool do nothing for mail that comes in.
    const found = model.of('brightmail').filter(({ spec }) => spec.pool?.value !== 'outbound');
    const [first, second] = found;
    if (first === undefined || !model.complete || model.mayBeExternal('brightmail', ...mailEntrances)) return;
    // What is said of all filters may mean that each looks for something else.
    const antispam = model.services?.antispam;
    const isKnown = antispam?.incomplete !== true && antispam?.products?.incomplete !== true;
    const isAlone =
      isKnown && [...filtersInUse(model)].every((id) => id === 'brightmail' || !virusFilters.includes(id));
    const both = found.every((filter) => {
      const functions = isAlone ? functionsOf(model, filter) : filter.spec.functions;
      return (
        functions?.items.some(({ value }) => value === 'spam') === true &&
        functions.items.some(({ value }) => value === 'virus')
      );
    });
    // What users send need not be filtered, nor again what others have passed on.
    const inbound = model.of(...inboundMtas);
    const mtas = model.countOf(inbound.length > 0 ? inbound : model.of(...mailEntrances));
    const wanted = mtas * figures.brightmailPerMta.value;
    const servers = model.countOf(found);
    if (!both || servers >= wanted) return;
    const { host } = first;
    report({
      at: first.at,
      message: `Where Brightmail looks for spam and viruses, the throughput of an MTA can drop by half: ${mtas} ${mtas === 1 ? 'MTA' : 'MTAs'} may need ${wanted} Brightmail servers, and there ${servers === 1 ? 'is' : 'are'} ${servers}. Add servers, or leave viruses to another engine.`,
      fixes: () =>
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
