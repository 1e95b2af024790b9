import { componentInfo } from '../../catalog/components';
import type { Host, Model } from '../../spec/model';
import { addFix, mayStandOn, newHost, replaceFix, runs } from '../kit';
import { defineRule, type FixDraft } from '../rule';

export const rule = defineRule({
  code: 'SSO001',
  severity: 'error',
  title: 'Access Manager sign-on without an Access Manager',
  source: ['L863', 'L5699'],
  check(model, report) {
    const mode = model.sso?.mode;
    if (mode?.value !== 'access-manager' || !model.lacks('access-manager')) return;
    const place = placeFix(model);
    report({
      at: mode.at,
      message:
        'Single sign-on is by Access Manager, and no host runs one. Add `access-manager` to a host, name it under `external`, or choose another mode.',
      fixes: [
        ...(place === undefined ? [] : [place]),
        replaceFix(mode, 'trusted-circle', { title: 'Set `sso` to `trusted-circle`' }),
      ],
    });
  },
});

/** Beside a web container in a zone where it may stand, else on a host of its own with a container. */
function placeFix(model: Model): FixDraft | undefined {
  const { container = [] } = componentInfo('access-manager');
  const fits = (host: Host): boolean =>
    host.tier !== 0 && runs(host, ...container) && mayStandOn(model, host, 'access-manager');
  const host = model.hosts.find(fits);
  if (host !== undefined) return addFix(model, host, 'access-manager');
  const fresh = newHost(model, { base: 'am', tier: 1, zone: 'intranet', components: ['web-server', 'access-manager'] });
  if (fresh === undefined) return undefined;
  return { title: `Add a host \`${fresh.name}\` with \`access-manager\``, in: fresh.in, edit: fresh.add };
}
