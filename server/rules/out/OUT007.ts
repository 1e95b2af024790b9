import { switchFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { addToConnector, outlookService } from './outlook';

export const rule = defineRule({
  code: 'OUT007',
  name: 'web-publishing-wizard',
  severity: 'warning',
  title: 'Desktops get the Outlook connector without the Web Publishing Wizard',
  source: ['L6381-6387'],
  check(model, report) {
    const service = outlookService(model);
    if (service === undefined || service.incomplete || service.desktops?.incomplete === true) return;
    const wizard = service.desktops?.['web-publishing-wizard'];
    const plan = service.rollout?.key ?? service.desktops?.key;
    if (wizard?.value === true || (wizard === undefined && plan === undefined)) return;
    const at = wizard?.at ?? plan;
    if (at === undefined) return;
    report({
      at,
      ...(wizard === undefined ? { advice: true } : {}),
      message:
        "The connector publishes free and busy times by Microsoft's Web Publishing Wizard, which must be on every desktop and is not in the package. Get it from Microsoft and roll it out as well.",
      fixes: () => [
        wizard === undefined
          ? addToConnector(
              ['desktops', 'web-publishing-wizard'],
              true,
              'Say that it is rolled out: `web-publishing-wizard: true`',
            )
          : switchFix(wizard, true),
      ],
    });
  },
});
