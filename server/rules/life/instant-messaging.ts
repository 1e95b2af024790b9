/** What Instant Messaging 9 left behind. */
import { isAtLeast, lifecycle } from '../../catalog/releases';
import type { ValueOf } from '../../catalog/types';
import { imFeature } from '../../catalog/vocabulary';
import type { Fact, Listing } from '../../model/dsl';
import type { Model } from '../../model/model';
import type { FixDraft } from '../../fixes/fix';
import { smtpServers } from '../../catalog/roles';
import { versionsOf } from '../../questions/components';
import type { ReportFinding } from '../rule';

/** The version of the servers, if all of them are known to be 9 or later. */
export function versionWithoutClient(model: Model): Fact<string> | undefined {
  const servers = model.of('im-server');
  if (servers.some((server) => model.versionOf(server) === undefined) || !model.complete) return undefined;
  // Without the version of a host, that of the service would seem to hold for it.
  if (model.services?.['instant-messaging']?.incomplete === true) return undefined;
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
  const features = model.services?.['instant-messaging']?.features;
  if (version === undefined || features === undefined) return;
  for (const item of features.items) {
    const advice = instead[item.value];
    if (advice === undefined) continue;
    const { title } = imFeature.values[item.value];
    // `poll` (polls) would say it twice.
    const isPlain = item.value.split('-').every((word) => title.toLowerCase().includes(word));
    report({
      at: item.at,
      message: `Instant Messaging ${lifecycle.imClient.until} no longer has \`${item.value}\`${isPlain ? '' : ` (${title})`}, and the server here is \`${version.source}\`. ${advice}`,
      related: [{ at: version.at, message: `Instant Messaging is \`${version.source}\` here` }],
      fixes: () => [removeFeature(model, features, item)],
    });
  }
}

/** Takes a feature out, and the list with its last one; without a mail server an archive has nowhere else to go. */
export function removeFeature(
  model: Model,
  features: Listing<Fact<ValueOf<typeof imFeature>>>,
  item: Fact<ValueOf<typeof imFeature>>,
): FixDraft {
  const archive = model.services?.['instant-messaging']?.archive;
  const isLost = item.value === 'portal-archive' && archive?.value === true && model.lacks(...smtpServers);
  return {
    title: `Remove the feature \`${item.value}\`${isLost ? ' and set `archive` to `false`' : ''}`,
    in: item.at,
    edit: (editor) => {
      editor.removeEntry(features.items.length === 1 && !features.incomplete ? features.at : item.at);
      if (isLost) editor.replace(archive.at, false);
    },
  };
}
