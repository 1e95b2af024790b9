import { ticked } from '../../words/list';
import { idsOf } from '../../catalog/types';
import { accessManagerService } from '../../catalog/vocabulary';
import { placeOf, presenceOf } from '../../questions/components';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';
import { useOfAccessManager } from '../../questions/access-manager';

export const rule = defineRule({
  code: 'SSO006',
  name: 'access-manager-without-im-services',
  severity: 'information',
  title: 'Access Manager lacks its services for Instant Messaging',
  source: ['L5715', 'L5754'],
  check(model, report) {
    const manager = presenceOf(model, 'access-manager');
    const use = useOfAccessManager(model);
    if (manager === undefined || use === undefined || !model.has('im-server')) return;
    const section = model.services?.['access-manager'];
    const services = section?.services;
    if (section?.incomplete === true || services?.incomplete === true) return;
    const missing = idsOf(accessManagerService).filter((id) => !services?.items.some(({ value }) => value === id));
    if (missing.length === 0) return;
    const names = ticked(missing);
    report({
      at: services?.key ?? services?.at ?? manager.at,
      ...(services === undefined ? { advice: true } : {}),
      message: `Instant Messaging reads its users' attributes and policies from services that are configured in Access Manager, and ${services === undefined ? 'the spec does not say that they are' : `${names} ${missing.length === 1 ? 'is' : 'are'} not among them`}. Configure them there and list them.`,
      related: [
        { at: use.at, message: use.message },
        ...(services === undefined ? [] : [{ at: manager.at, message: placeOf(manager) }]),
      ],
      fixes: () => [
        services === undefined
          ? {
              title: `Add \`services: [${missing.join(', ')}]\` to \`services.access-manager\``,
              ...(model.root === undefined ? {} : { in: model.root }),
              edit: (editor) => {
                setPath(editor, ['services', 'access-manager', 'services'], missing);
              },
            }
          : {
              title: `Add ${names}`,
              in: services.at,
              edit: (editor) => {
                setPath(
                  editor,
                  ['services', 'access-manager', 'services'],
                  [...services.items.map(({ value }) => value), ...missing],
                );
              },
            },
      ],
    });
  },
});
