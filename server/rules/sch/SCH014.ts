import { removeFix, replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SCH014',
  name: 'users-by-access-manager-console',
  severity: 'warning',
  title: 'The Access Manager console creates users outside of a demonstration',
  source: ['L2108'],
  check(model, report) {
    const tools = model.directory?.provisioning?.items ?? [];
    const tool = tools.find((item) => item.value === 'access-manager-console');
    const environment = model.environment;
    if (tool === undefined || environment?.value === 'demo') return;
    const better = model.directory?.schema?.value === 'schema1' ? 'ldap-tools' : 'delegated-administrator';
    report({
      at: tool.at,
      message: `The Access Manager console does not check what it is told: mail users that cannot get mail come out of it, without an error. Use \`${better}\`; the console is for demonstrations.`,
      ...(environment === undefined
        ? { advice: true }
        : { related: [{ at: environment.at, message: `This is for \`${environment.value}\`` }] }),
      fixes: () => [
        tools.some((item) => item.value === better)
          ? removeFix(tool, 'Remove `access-manager-console`')
          : replaceFix(tool, better),
      ],
    });
  },
});
