import { chatEntrances } from '../../catalog/roles';
import type { Component, Model } from '../../model/model';
import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import { isExposed } from '../../questions/exposure';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'IM013',
  name: 'im-in-plain-text',
  severity: 'warning',
  title: 'Instant messages cross an untrusted network in plain text',
  source: ['L5831-5838'],
  above: ['IM014'],
  check(model, report) {
    const service = model.services?.['instant-messaging'];
    const security = service?.security;
    if (security?.value === 'starttls') return;
    if (security?.value === 'legacy-ssl') {
      for (const mux of model.of('im-mux')) {
        const { tls } = mux.spec;
        if (tls?.value !== 'none' || !isExposed(model, mux.host)) continue;
        report({
          at: tls.at,
          message: `Logins and messages pass \`${mux.id}\` on \`${mux.host.name}\`, within reach of the Internet, in plain text. Set \`security\` to \`starttls\`.`,
          related: [{ at: security.at, message: 'Legacy SSL, which this multiplexor switches off' }],
          fixes: () => [replaceFix(security, 'starttls')],
        });
      }
      return;
    }
    const [first, ...others] = exposed(model);
    if (first === undefined) return;
    const where = `\`${first.id}\` on \`${first.host.name}\``;
    if (security === undefined) {
      if (service?.incomplete === true) return;
      report({
        at: first.at,
        advice: true,
        message: `${where} is within reach of the Internet, and nothing says how instant messages are encrypted. Set \`security\` of \`instant-messaging\` to \`starttls\`.`,
        fixes: () => [
          {
            title: 'Set `security` to `starttls`',
            edit: (editor) => {
              setPath(editor, ['services', 'instant-messaging', 'security'], 'starttls');
            },
          },
        ],
      });
      return;
    }
    report({
      at: security.at,
      message: `Logins and messages pass ${where}, within reach of the Internet, in plain text. Set \`security\` to \`starttls\`.`,
      related: [first, ...others]
        .slice(0, 5)
        .map(({ at, id, host }) => ({ at, message: `\`${id}\` on \`${host.name}\` faces an untrusted network` })),
      fixes: () => [replaceFix(security, 'starttls')],
    });
  },
});

/** Multiplexors and servers that stand where strangers are, and have no encryption of their own. */
const exposed = (model: Model): readonly Component[] =>
  model
    .of(...chatEntrances)
    .filter(
      ({ host, spec }) =>
        isExposed(model, host) && (spec.tls === undefined ? !spec.incomplete : spec.tls.value === 'none'),
    );
