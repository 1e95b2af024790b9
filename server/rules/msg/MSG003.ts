import { removeComponent } from '../../fixes/edits';
import { defineRule, reportEach } from '../rule';

export const rule = defineRule({
  code: 'MSG003',
  name: 'smtp-proxy-without-reason',
  severity: 'information',
  title: 'No reason is given for the SMTP proxy',
  source: ['L3341-3353'],
  check(model, report) {
    reportEach(model, report, 'MSG003', model.of('mmp-smtp-proxy'), (proxy, report, model) => {
      const { reasons, auth } = proxy.spec;
      if ((reasons?.items.length ?? 0) > 0 || reasons?.incomplete === true || proxy.spec.incomplete) return;
      // Only the proxy offers this one.
      const mechanisms = auth ?? model.services?.messaging?.auth;
      if (mechanisms?.items.some(({ value }) => value === 'pop-before-smtp') === true) return;
      report({
        at: reasons?.key ?? proxy.at,
        ...(reasons === undefined ? { advice: true } : {}),
        message:
          'Submissions need no multiplexing. An SMTP proxy is worth having only to take TLS off the MTAs, to share an accelerator, for POP before SMTP, for a feature that the MTA lacks, or where a proxy is required. Write the reason as `reasons`, or remove the proxy.',
        fixes: () =>
          proxy.host.components.length < 2
            ? []
            : [
                {
                  title: `Remove \`mmp-smtp-proxy\` from \`${proxy.host.name}\``,
                  in: proxy.spec.at,
                  edit: (editor) => {
                    removeComponent(editor, proxy);
                  },
                },
              ],
      });
    });
  },
});
