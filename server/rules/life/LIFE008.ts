import { componentInfo, type ComponentId } from '../../catalog/components';
import type { Fact } from '../../model/dsl';
import type { Node } from '../../syntax/tree';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'LIFE008',
  name: 'former-component-name',
  severity: 'hint',
  title: 'Component given by a former name',
  source: ['L186', 'L3995-3997'],
  check(model, report) {
    // Through an alias of YAML one name may stand for several components.
    const seen = new Set<Node>();
    const look = (name: Fact<ComponentId>): void => {
      if (name.source === name.value) return;
      // Other spellings, such as capitals, are no names: the structure check reports them.
      if (!(componentInfo(name.value).aliases ?? []).includes(name.source) || seen.has(name.at)) return;
      seen.add(name.at);
      report({
        at: name.at,
        message: `\`${name.source}\` is another name of \`${name.value}\`, the name that everything else here uses. Write that.`,
        fixes: () => [
          replaceFix(name, name.value, { safe: true, title: `Replace \`${name.source}\` by \`${name.value}\`` }),
        ],
      });
    };
    for (const host of model.hosts)
      for (const { spec } of host.components) if (spec.component !== undefined) look(spec.component);
    for (const name of model.section('external')?.items ?? []) look(name);
  },
});
