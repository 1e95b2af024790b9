/** What Instant Messaging 9 left behind. */
import { isAtLeast, lifecycle } from '../../catalog/releases';
import type { ValueOf } from '../../catalog/types';
import { imFeature } from '../../catalog/vocabulary';
import type { Fact } from '../../model/dsl';
import type { Model } from '../../model/model';
import { removeFix } from '../../fixes/values';
import { versionsOf } from '../../questions/components';
import type { ReportFinding } from '../rule';

/** The version of the servers, if all of them are known to be 9 or later. */
export function versionWithoutClient(model: Model): Fact<string> | undefined {
  const servers = model.of('im-server');
  if (servers.some((server) => model.versionOf(server) === undefined)) return undefined;
  const named = versionsOf(model, 'im-server');
  const service = model.services?.['instant-messaging']?.version;
  const versions = named.length > 0 ? named : service === undefined ? [] : [service];
  const [first] = versions;
  return versions.every((version) => isAtLeast(version.value, lifecycle.imClient.until) === true) ? first : undefined;
}

/** Reports features that version 9 no longer has; `instead` says what to do without each. */
export function reportRemovedFeatures(
  model: Model,
  report: ReportFinding,
  instead: Partial<Record<ValueOf<typeof imFeature>, string>>,
): void {
  const version = versionWithoutClient(model);
  if (version === undefined) return;
  for (const item of model.services?.['instant-messaging']?.features?.items ?? []) {
    const advice = instead[item.value];
    if (advice === undefined) continue;
    report({
      at: item.at,
      message: `Instant Messaging ${lifecycle.imClient.until} no longer has \`${item.value}\` (${imFeature.values[item.value].title}), and the server here is \`${version.value}\`. ${advice}`,
      related: [{ at: version.at, message: `Instant Messaging is \`${version.value}\` here` }],
      fixes: [removeFix(item, `Remove the feature \`${item.value}\``)],
    });
  }
}
