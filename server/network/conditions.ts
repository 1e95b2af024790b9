/** Evaluates the conditions of the catalogue against a deployment. */
import { usual, type Access, type Condition } from '../catalog/conditions';
import type { ComponentId } from '../catalog/components';
import { isAtLeast, isBefore } from '../catalog/releases';
import { inboundMtas, outboundMtas } from '../catalog/roles';
import type { Deployment } from './deployment';
import type { Layout, PartFacts, TlsMode } from './layouts';

/** One side of a flow, or the component that listens. */
export interface ConditionSide {
  readonly id: ComponentId | undefined;
  readonly facts: PartFacts;
  /** What it stands on; left out for an end outside the spec. */
  readonly layout?: Layout;
}

export interface Circumstances {
  readonly from?: ConditionSide;
  readonly to?: ConditionSide;
  /** Whether the two ends are on different hosts. */
  readonly otherHost?: boolean;
  /** The TLS mode of the listener at the far end. */
  readonly tls?: TlsMode;
}

/** Whether a condition holds: undefined where the spec leaves it open. */
export const holds = (condition: Condition, deployment: Deployment, where: Circumstances): boolean | undefined =>
  evaluate(condition, deployment, where, false);

/** The same where what the spec leaves open is taken as usual; undefined where nothing is usual. */
export const usually = (condition: Condition, deployment: Deployment, where: Circumstances): boolean | undefined =>
  evaluate(condition, deployment, where, true);

function evaluate(
  condition: Condition,
  deployment: Deployment,
  where: Circumstances,
  asUsual: boolean,
): boolean | undefined {
  const inner = (part: Condition): boolean | undefined => evaluate(part, deployment, where, asUsual);
  switch (condition.when) {
    case 'all':
      return all(condition.of.map(inner));
    case 'any':
      return any(condition.of.map(inner));
    case 'not':
      return not(inner(condition.of));
    case 'delivery':
      return (
        deliveryIs(condition.is, deployment, where) ??
        (asUsual ? condition.is === usualDelivery(deployment) : undefined)
      );
    case 'version': {
      const facts = [where.from, where.to].find((side) => side?.id === condition.component)?.facts;
      const version = deployment.versionOf(condition.component, facts);
      return all([
        condition.atLeast === undefined ? true : isAtLeast(version, condition.atLeast, condition.component),
        condition.before === undefined ? true : isBefore(version, condition.before, condition.component),
      ]);
    }
    case 'present':
      return isPresent(deployment, condition.component);
    case 'absent':
      return !isPresent(deployment, condition.component);
    case 'other-host':
      return where.otherHost;
    case 'architecture':
      return among(deployment.architecture, condition.is);
    case 'environment':
      return among(deployment.environment, condition.is);
    case 'schema':
      return among(deployment.schema, condition.is);
    case 'replication':
      return among(deployment.replication, condition.is);
    case 'sso':
      return among(deployment.sso, condition.is);
    case 'sso-member':
      return where.from?.id === undefined ? undefined : deployment.signsOn(where.from.id);
    case 'pool':
      return sharesPool(where.from?.id, where.to?.facts.pool);
    case 'serves':
      return where.to?.facts.serves?.includes(condition.service) ?? true;
    case 'tls':
      return among(where.tls, condition.is);
    case 'auth':
      return deployment.auth?.has(condition.includes);
    case 'database': {
      const engine = where.to?.facts.engine ?? deployment.database ?? (asUsual ? usual.database : undefined);
      return engine === undefined ? undefined : engine === condition.is;
    }
    case 'docstore':
      return among(where.to?.facts.docstore ?? (asUsual ? usualDocstore(where.to) : undefined), condition.is);
    case 'antispam':
      return deployment.filters?.has(condition.is);
    case 'gateway':
      return deployment.gateways?.has(condition.is);
    case 'access':
      return deployment.access(condition.by) ?? (asUsual ? usualAccess(condition.by, deployment) : undefined);
    case 'web-only':
      return deployment.mayBeWebOnly;
    case 'feature':
      return (
        deployment.feature(condition.is) ??
        (asUsual && usual.features.some((feature) => feature === condition.is) ? true : undefined)
      );
  }
}

/** Pools of filters belong to the inbound or the outbound MTAs; a swing pool helps either (L3900). */
function sharesPool(mta: ComponentId | undefined, pool: PartFacts['pool']): boolean {
  if (mta === undefined || pool === undefined || pool === 'swing') return true;
  return !(pool === 'inbound' ? outboundMtas : inboundMtas).includes(mta);
}

const usualDelivery = (deployment: Deployment): string =>
  holds(usual.lmtp, deployment, {}) === true ? 'lmtp' : 'smtp';

const usualDocstore = (side: ConditionSide | undefined): string =>
  side?.layout?.parts.some((part) => part.id === usual.localDocstoreBeside) === true ? 'local' : 'remote';

function usualAccess(by: Access, deployment: Deployment): boolean | undefined {
  const condition = (usual.access as Readonly<Partial<Record<Access, Condition>>>)[by];
  return condition === undefined ? undefined : holds(condition, deployment, {});
}

/** Whether a condition asks for a wish of the deployment, so that its truth shows that a flow is wanted. */
export function asksForWish(condition: Condition): boolean {
  switch (condition.when) {
    case 'all':
    case 'any':
      return condition.of.some(asksForWish);
    case 'not':
      return asksForWish(condition.of);
    case 'feature':
    case 'access':
    case 'gateway':
    case 'antispam':
    case 'sso':
      return true;
    default:
      return false;
  }
}

export const isPresent = (deployment: Deployment, id: ComponentId): boolean =>
  deployment.placed.has(id) || deployment.external.has(id);

/** An MTA may say how it delivers; a store takes mail in any way that some MTA uses. */
function deliveryIs(wanted: string, deployment: Deployment, where: Circumstances): boolean | undefined {
  if (where.from !== undefined) {
    const own = where.from.facts.delivery ?? deployment.delivery;
    return own === undefined ? undefined : own === wanted;
  }
  return deployment.deliveries.size === 0 ? undefined : deployment.deliveries.has(wanted);
}

const among = (value: string | undefined, wanted: readonly string[]): boolean | undefined =>
  value === undefined ? undefined : wanted.includes(value);

const not = (value: boolean | undefined): boolean | undefined => (value === undefined ? undefined : !value);

function all(values: readonly (boolean | undefined)[]): boolean | undefined {
  if (values.includes(false)) return false;
  return values.includes(undefined) ? undefined : true;
}

function any(values: readonly (boolean | undefined)[]): boolean | undefined {
  if (values.includes(true)) return true;
  return values.includes(undefined) ? undefined : false;
}
