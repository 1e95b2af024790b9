import { Moved } from '../../syntax/plain';
import { defineRule } from '../rule';
import type { FixDraft } from '../../fixes/fix';
import type { Model } from '../../model/model';

export const rule = defineRule({
  code: 'DIR013',
  name: 'users-beside-configuration',
  severity: 'hint',
  title: 'Users and the configuration of products share a suffix',
  source: ['L681'],
  check(model, report) {
    const suffixes = model.directory?.suffixes;
    for (const { holds, suffix } of suffixes?.items ?? []) {
      const users = holds?.items.find(({ value }) => value === 'users');
      const configuration = holds?.items.find(({ value }) => value === 'configuration');
      if (suffixes === undefined || users === undefined || configuration === undefined) continue;
      report({
        at: configuration.at,
        message: `\`${suffix?.source ?? 'This suffix'}\` holds users and the settings of products. If a product is removed later, its settings are hard to tell apart from the users. Give them a suffix of their own.`,
        related: [{ at: users.at, message: 'Users stand in the same suffix' }],
        fixes: () => splitFix(model, suffixes.at, configuration.at),
      });
    }
  },
});

type Nodes = NonNullable<NonNullable<Model['directory']>['suffixes']>['at'];

function splitFix(model: Model, list: Nodes, configuration: FixDraft['in'] & object): readonly FixDraft[] {
  const taken = new Set(model.directory?.suffixes?.items.map(({ suffix }) => suffix?.value));
  const suffix = 'o=configuration';
  if (taken.has(suffix)) return [];
  return [
    {
      title: `Move \`configuration\` to the suffix \`${suffix}\``,
      in: list,
      edit: (editor) => {
        editor.removeItem(configuration);
        editor.add(list, { suffix, holds: [new Moved(configuration)] });
      },
    },
  ];
}
