import { replaceFix } from '../../fixes/values';
import { setOnComponent } from '../../fixes/edits';
import { defineRule, reportEach } from '../rule';

export const rule = defineRule({
  code: 'SEC008',
  name: 'webmail-starttls',
  severity: 'error',
  title: 'Webmail cannot switch to TLS on its normal port',
  source: ['L3727'],
  check(model, report) {
    reportEach(model, report, 'SEC008', model.of('webmail'), (webmail, report, model) => {
      const tls = model.tlsOf(webmail);
      if (tls?.value !== 'starttls') return;
      const message =
        'The Webmail Server has no STARTTLS: it encrypts on a port of its own only. Set its `tls` to `ssl-port`.';
      if (webmail.spec.tls === tls)
        report({ at: tls.at, message, fixes: () => [replaceFix(tls, 'ssl-port', { safe: true })] });
      else if (!webmail.spec.incomplete) {
        report({
          at: webmail.at,
          message,
          related: [{ at: tls.at, message: 'It takes its `tls` from here' }],
          fixes: () => [
            {
              title: `Give \`webmail\` on \`${webmail.host.name}\` its own \`tls: ssl-port\``,
              safe: true,
              in: webmail.spec.at,
              edit: (editor) => {
                setOnComponent(editor, webmail, 'tls', 'ssl-port');
              },
            },
          ],
        });
      }
    });
  },
});
