/** Hover on a quantity, a version or a count: what it comes to. */
import { describeSources } from '../../catalog/guide';
import {
  compareVersions,
  isVersion,
  lastKnown,
  numbered,
  parseVersion,
  releaseName,
  releaseNames,
  type Versioned,
} from '../../catalog/releases';
import { hostType, tierType } from '../../model/format';
import { formatDuration, formatShare, formatSize, parseQuantity, type QuantityKind } from '../../model/quantity';
import type { Snapshot } from '../../model/snapshot';
import { bullets, code, markdown, paragraphs, prose, type Markdown } from '../../report/markup';
import type { ValueContext } from '../context/kinds';
import { clip } from '../documentation';
import { hostSummary, members } from '../hosts';
import { factsOf, productOf } from '../products';

/** A quantity in its base unit. */
export function describeQuantity(kind: QuantityKind, word: string): Markdown | undefined {
  const read = parseQuantity(kind, word);
  if (read === undefined) return undefined;
  const { amount } = read;
  switch (kind) {
    case 'size':
      return markdown`**${clip(word)}** = ${formatSize(amount)} (${amount.toLocaleString('en')} bytes)`;
    case 'share':
      return markdown`**${clip(word)}** = ${Number(amount.toPrecision(12))} of the whole`;
    case 'duration':
      return markdown`**${clip(word)}** = ${formatDuration(amount)} (${amount} seconds)`;
    case 'downtime':
      return markdown`**${clip(word)}** = ${formatDuration(amount)} a month of 30 days, ${formatShare(amount / 2_592_000)} of the time`;
    case 'bandwidth':
      return markdown`**${clip(word)}** = ${amount.toLocaleString('en')} bits per second`;
    case 'rate':
      return markdown`**${clip(word)}** = ${trim(amount)} per second, ${trim(amount * 3600)} per hour`;
  }
}

const trim = (value: number): string => Number(value.toPrecision(4)).toLocaleString('en');

/** Lifecycle facts of the product at this version. */
export function describeVersion(context: ValueContext, word: string): Markdown | undefined {
  if (!isVersion(word)) return undefined;
  const product = productOf(context.slot.path, context.siblings().get('component'));
  if (product === undefined) return undefined;
  const has = (limit: string): boolean => compareVersions(word, limit, product) >= 0;
  const lines = factsOf(product).map((fact): Markdown | undefined => {
    const says = (text: string): Markdown => markdown`${prose(text)} *${describeSources(fact.source)}*`;
    if (fact.until !== undefined && has(fact.until)) return says(`no longer has ${fact.text} (until ${fact.until}).`);
    if (fact.from !== undefined && !has(fact.from)) return says(`does not have ${fact.text} yet (from ${fact.from}).`);
    if (fact.deprecated !== undefined && has(fact.deprecated))
      return says(`outdates ${fact.text} (from ${fact.deprecated}).`);
    return fact.from === undefined ? undefined : says(`has ${fact.text} (from ${fact.from}).`);
  });
  const latest = lastKnown[product];
  return paragraphs([
    markdown`**${clip(word)}** (version of ${product})`,
    nameNote(word, product) ?? buildNote(word),
    latest !== undefined && compareVersions(word, latest.version) > 0
      ? markdown`Later than ${code(latest.version)}, the latest that the guide knows.`
      : undefined,
    bullets(lines),
  ]);
}

/** `6 2005Q4`: which number that is, as far as it is known. */
function nameNote(word: string, product: Versioned): Markdown | undefined {
  const name = releaseName(word);
  if (name === undefined) return undefined;
  const number = numbered(word, product);
  if (releaseName(number) === undefined)
    return markdown`Its number is ${code(number)}: what Java Enterprise System ${prose(name.date)} has of this product. *${describeSources(releaseNames[product]?.source ?? [])}*`;
  const [major] = parseVersion(number) ?? [];
  return major === undefined
    ? markdown`A release of Java Enterprise System. Which number this product has in it is not known here, so nothing is compared with it.`
    : markdown`A release of Java Enterprise System. Which number this product has in it is not known here: it counts as later than ${code(`${major}.0`)} and earlier than ${code(`${major}.0.1`)}.`;
}

/** `6.3-8.04`: what stands behind the hyphen. */
function buildNote(word: string): Markdown | undefined {
  const match = /^([^-]+)-(\d+\.\d+)$/.exec(word);
  const [, release, build] = match ?? [];
  return release === undefined || build === undefined
    ? undefined
    : markdown`Build ${prose(build)} of ${code(release)}: later than it, and earlier than its next update.`;
}

/** Numbers that say something about other parts of the spec: how many hosts, which tier. */
export function describeNumber(snapshot: Snapshot, context: ValueContext, word: string): Markdown | undefined {
  const { owner, path, property } = context.slot;
  const key = path.at(-1);
  const { model } = snapshot;
  if (owner === hostType && key === 'count') {
    const host = model.host(context.siblings().get('name') ?? '');
    if (host !== undefined && host.count.toString() === word)
      return markdown`**${clip(word)}** hosts: ${members(host)}`;
  }
  if (owner === tierType && key === 'tier') {
    const hosts = model.hosts.filter((host) => host.tier?.toString() === word);
    const total = hosts.reduce((sum, host) => sum + host.count, 0);
    return paragraphs([
      markdown`**Tier ${clip(word)}**: ${total} ${total === 1 ? 'host' : 'hosts'}`,
      bullets(hosts.slice(0, 12).map((host) => markdown`${code(clip(host.name))}: ${hostSummary(host)}`)),
    ]);
  }
  return property === undefined ? undefined : prose(property.text);
}
