import { placeOf, presenceOf } from '../../questions/components';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SSO004',
  name: 'own-sso-plug-in',
  severity: 'information',
  title: 'Own single sign-on needs a plug-in for Convergence',
  source: ['L839-847'],
  check(model, report) {
    const { sso } = model;
    const mode = sso?.mode;
    if (sso === undefined || mode?.value !== 'custom' || sso.plugin !== undefined || sso.incomplete) return;
    const convergence = presenceOf(model, 'convergence');
    if (convergence === undefined) return;
    report({
      at: mode.at,
      message:
        'Convergence knows Access Manager, the trusted circle and OpenSSO; for anything else somebody has to write a plug-in against its sign-on interface. Name it as `plugin`.',
      related: [{ at: convergence.at, message: placeOf(convergence) }],
      fixes: () => [replaceFix(mode, 'trusted-circle', { title: 'Set `sso` to `trusted-circle`' })],
    });
  },
});
