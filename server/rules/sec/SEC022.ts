import type { Node } from '../../syntax/tree';
import { roamingFact } from '../../questions/submission';
import { defineRule } from '../rule';
import { loginPoints, sessionTls } from './reached';

export const rule = defineRule({
  code: 'SEC022',
  name: 'roaming-without-encryption',
  severity: 'information',
  title: 'Roaming users, and no encryption for them',
  source: ['L1072'],
  check(model, report) {
    const roaming = roamingFact(model);
    const points = loginPoints(model);
    if (roaming === undefined || points.length === 0 || !model.complete) return;
    const modes = points.map((point) => sessionTls(model, point));
    if (modes.some((tls) => tls !== undefined && tls.value !== 'none')) return;
    const message =
      'Users connect over networks that others run and can listen on. Decide whether logins are encrypted, and how: set `tls` where users connect.';
    const said = new Map<Node, boolean>(modes.flatMap((tls) => (tls === undefined ? [] : [[tls.at, true] as const])));
    if (said.size === 0) {
      report({ at: roaming.at, advice: true, message });
      return;
    }
    for (const at of said.keys())
      report({ at, message, related: [{ at: roaming.at, message: 'Users come in from outside' }] });
  },
});
