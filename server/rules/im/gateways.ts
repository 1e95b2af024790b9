/** Gateways to other networks, and the versions that have them. */
import { isBefore } from '../../catalog/releases';
import type { ValueOf } from '../../catalog/types';
import { imFeature, type imGateway } from '../../catalog/vocabulary';
import type { Fact } from '../../model/dsl';
import type { Model } from '../../model/model';
import { removeFix, replaceFix } from '../../fixes/values';
import { versionsOf } from '../../questions/components';
import type { FixDraft } from '../../fixes/fix';
import type { ReportFinding } from '../rule';
import { featureFact } from './features';

/** Every place that asks for a gateway. */
export function gatewayFacts(model: Model, gateway: ValueOf<typeof imGateway>): readonly Fact<string>[] {
  const listed = model.services?.['instant-messaging']?.gateways?.items.filter(({ value }) => value === gateway) ?? [];
  const feature = gateway === 'sip' ? featureFact(model, 'sip-gateway') : undefined;
  return feature === undefined ? listed : [...listed, feature];
}

/** The versions of all servers, each once; undefined where one is not known. */
export function serverVersions(model: Model): readonly Fact<string>[] | undefined {
  if (model.of('im-server').some((server) => model.versionOf(server) === undefined)) return undefined;
  const named = versionsOf(model, 'im-server');
  if (named.length > 0) return named;
  const product = model.services?.['instant-messaging']?.version;
  return product === undefined ? undefined : [product];
}

/** Reports a gateway where all servers are known to be older than it is. */
export function reportTooOld(
  model: Model,
  report: ReportFinding,
  gateway: ValueOf<typeof imGateway>,
  { name, from }: { readonly name: string; readonly from: string },
): void {
  const versions = serverVersions(model);
  const [version] = versions ?? [];
  if (version === undefined || versions?.every(({ value }) => isBefore(value, from) === true) !== true) return;
  for (const fact of gatewayFacts(model, gateway)) {
    report({
      at: fact.at,
      message: `The ${name} gateway came with Instant Messaging ${from}, and this is \`${version.source}\`. Upgrade, or leave the gateway out.`,
      related: [{ at: version.at, message: 'The version in use' }],
      fixes: () => [removeGateway(fact), ...(hasJavaClient(model) ? [] : [replaceFix(version, from)])],
    });
  }
}

export const removeGateway = (fact: Fact<string>): FixDraft => removeFix(fact, `Remove \`${fact.source}\``);

/** Whether users have what later versions took away: for these an upgrade is no single step. */
const hasJavaClient = (model: Model): boolean =>
  model.has('instant-messenger') ||
  model.section('clients')?.items.some(({ value }) => value === 'instant-messenger') === true ||
  model.services?.['instant-messaging']?.features?.items.some(
    ({ value }) => imFeature.values[value].deprecated !== undefined,
  ) === true;
