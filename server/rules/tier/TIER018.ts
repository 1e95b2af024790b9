import { webContainers, userFrontEnds, outgoingMtas, mailProxies } from '../../catalog/roles';
import type { Component, Model } from '../../model/model';
import type { Node } from '../../syntax/tree';
import { replaceFix } from '../../fixes/values';
import { setOnComponent } from '../../fixes/edits';
import { targetsOf } from '../../questions/balancers';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

export const rule = defineRule({
  code: 'TIER018',
  name: 'edge-not-encrypted',
  severity: 'error',
  title: 'A service at the edge is not encrypted',
  source: ['L1195', 'L1208'],
  check(model, report) {
    const { architecture } = model;
    if (architecture?.value !== 'edge') return;
    const security = model.services?.['instant-messaging']?.security;
    if (security?.value === 'none' && model.of('im-mux').some((mux) => isAtEdge(model, mux))) {
      report({
        at: security.at,
        message:
          'Users of an edge come over the public Internet, where anybody on the way reads what is not encrypted: presence, messages, passwords. Set `security` to `starttls`.',
        related: [{ at: architecture.at, message: 'The architecture is edge' }],
        fixes: () => [replaceFix(security, 'starttls')],
      });
    }
    const unsaid: Component[] = [];
    const told = new Set<Node>();
    for (const component of model.of(...userFrontEnds.filter((id) => model.has(id)))) {
      if (component.id === 'im-mux' || !isAtEdge(model, component)) continue;
      const tls = model.tlsOf(component);
      if (tls === undefined) {
        if (!isMta(component) && !isCovered(model, component)) unsaid.push(component);
        continue;
      }
      if (tls.value !== 'none' || told.has(tls.at) || isCovered(model, component)) continue;
      told.add(tls.at);
      report({
        at: tls.at,
        message: `Users of an edge come over the public Internet, and \`${component.id}\` on \`${component.host.name}\` takes them unencrypted: anybody on the way reads mail and passwords. Encrypt it.`,
        related: [
          { at: component.at, message: 'What is open to the Internet' },
          { at: architecture.at, message: 'The architecture is edge' },
        ],
        fixes: () => modesOf(component).map((mode) => replaceFix(tls, mode)),
      });
    }
    const [first, ...rest] = unsaid;
    if (first === undefined) return;
    report({
      at: first.at,
      advice: true,
      message: `Users of an edge come over the public Internet, so everything that they connect to is encrypted. The spec does not say so for \`${first.id}\` on \`${first.host.name}\`: write its \`tls\`.`,
      related: rest.slice(0, 4).map(({ at, host }) => ({ at, message: `Nor for this on \`${host.name}\`` })),
      fixes: () => say(first),
    });
  },
});

/** Front ends in the intranet are for users inside, who need no encryption (L1208). */
function isAtEdge(model: Model, { host, id, spec }: Component): boolean {
  if (id === 'mta' && spec.submission?.value !== true && spec['smtp-auth']?.value !== true) return false;
  const kind = model.zoneOf(host);
  if (kind === undefined && host.incomplete) return false;
  if (kind !== undefined) return kind === 'dmz' || kind === 'internet' || kind === 'public-access';
  // Without zones all instances are the edge; with them this one may stand inside.
  return host.spec.zone === undefined && !model.of(id).some((other) => other.host.spec.zone !== undefined);
}

const isMta = ({ id }: Component): boolean => outgoingMtas.includes(id);

/** The web container, or a load balancer in front, encrypts for it. */
function isCovered(model: Model, component: Component): boolean {
  const { host } = component;
  // What could not be read may be a load balancer that does.
  if (!model.complete || model.of('load-balancer').some(({ spec }) => spec.targets?.incomplete === true)) return true;
  const encrypts = (other: Component): boolean => {
    const tls = model.tlsOf(other)?.value;
    return tls !== undefined && tls !== 'none';
  };
  const isWeb =
    component.id === 'webmail' || webContainers.some((id) => host.components.some((other) => other.id === id));
  if (isWeb && host.components.some((other) => webContainers.includes(other.id) && encrypts(other))) return true;
  return targetsOf(model).some((target) => target.host === host && encrypts(target.balancer));
}

/** Ways to encrypt a component: webmail and web applications have no STARTTLS. */
const modesOf = (component: Component): readonly string[] =>
  isMta(component) || mailProxies.includes(component.id) ? ['ssl-port', 'starttls'] : ['ssl-port'];

const say = (component: Component): readonly FixDraft[] => [
  {
    title: `Give it \`tls: ssl-port\``,
    in: component.spec.at,
    edit: (editor) => {
      setOnComponent(editor, component, 'tls', 'ssl-port');
    },
  },
];
