/** Hover: what a key, a value or a name means, where the knowledge comes from, and what is known of it in this spec. */
import { componentInfo, resolveComponent, type ComponentId } from '../catalog/components';
import { compareVersions, isVersion, lastKnown } from '../catalog/releases';
import { resolveAlias, valueOf, type ValueSet } from '../catalog/types';
import { protocolPorts } from '../catalog/ports';
import { isProtocolId, protocol, zoneKind } from '../catalog/vocabulary';
import { describeSources } from '../catalog/guide';
import type { Rule } from '../rules/rule';
import { MARKER } from '../rules/suppress';
import { propertyOf, type NameKind, type Property, type ScalarType } from '../spec/dsl';
import { format, hostType, tierType } from '../spec/format';
import type { Host, Model } from '../spec/model';
import { formatDuration, formatShare, formatSize, parseQuantity, type QuantityKind } from '../spec/quantity';
import type { Snapshot } from '../spec/snapshot';
import { contextsAt, type Context, type KeyContext, type ValueContext } from './context';
import {
  code,
  componentDocumentation,
  ignoreDocumentation,
  keyDocumentation,
  paragraphs,
  plain,
  ruleDocumentation,
  valueDocumentation,
} from './documentation';
import { scalarOf } from './slots';
import type { Figures, Hover } from './types';
import { factsOf, hostSummary, productOf } from './values';

/** What is known of the text at an offset; undefined where there is nothing to say. Never throws. */
export function hoverAt(
  snapshot: Snapshot,
  offset: number,
  rules: readonly Rule[],
  figures?: Figures,
): Hover | undefined {
  for (const context of contextsAt(snapshot.tree, offset)) {
    const span = context.replace;
    const word = snapshot.text.slice(span.start, span.end);
    // White space around the word is what completion would replace too.
    const start = span.start + (word.length - word.trimStart().length);
    const end = start + word.trim().length;
    if (start === end || offset < start || offset > end) continue;
    const markdown = describe(snapshot, context, word.trim(), rules);
    if (markdown === undefined) continue;
    const node = figures === undefined ? undefined : snapshot.tree.pathAt(offset).at(-1);
    const computed = node === undefined ? [] : (figures?.(node) ?? []);
    return { markdown: paragraphs([markdown, ...computed]), span: { start, end } };
  }
  return undefined;
}

function describe(snapshot: Snapshot, context: Context, word: string, rules: readonly Rule[]): string | undefined {
  switch (context.at) {
    case 'key':
      return describeKey(context, word, rules);
    case 'value':
      return describeValue(snapshot, context, word);
    case 'comment':
      return word === MARKER ? ignoreDocumentation : describeRule(rules, word.toUpperCase());
    case 'item':
    case 'document':
      return undefined;
  }
}

function describeRule(rules: readonly Rule[], name: string): string | undefined {
  const rule = rules.find((candidate) => candidate.code === name);
  return rule === undefined ? undefined : paragraphs([`**${rule.code}**`, ruleDocumentation(rule)]);
}

// ---- keys ---------------------------------------------------------------------------------------------------------------

function describeKey(context: KeyContext, word: string, rules: readonly Rule[]): string | undefined {
  const { type } = context.slot;
  if (type?.kind === 'object') {
    const property = propertyOf(type, word);
    return property === undefined
      ? undefined
      : paragraphs([`**${plain(word)}** (${type.title})`, keyDocumentation(property)]);
  }
  if (type?.kind !== 'dictionary') return undefined;
  if (type === format.properties.rules.type) return describeRule(rules, word);
  const known = type.keys === undefined ? undefined : valueOf(type.keys, word);
  return known === undefined
    ? undefined
    : paragraphs([`**${plain(word)}**: ${known.title}`, valueDocumentation(known)]);
}

// ---- values -------------------------------------------------------------------------------------------------------------

function describeValue(snapshot: Snapshot, context: ValueContext, word: string): string | undefined {
  const { slot } = context;
  const scalar =
    scalarOf(slot) ?? (slot.type?.kind === 'list' ? scalarOf({ ...slot, type: slot.type.item }) : undefined);
  if (scalar === undefined) return undefined;
  return describeScalar(snapshot, context, scalar.type, scalar.property, word);
}

function describeScalar(
  snapshot: Snapshot,
  context: ValueContext,
  type: ScalarType,
  property: Property | undefined,
  word: string,
): string | undefined {
  switch (type.kind) {
    case 'choice':
      return describeChoice(type.set, word);
    case 'component': {
      const id = resolveComponent(word);
      return id === undefined ? undefined : describeComponent(snapshot.model, id, word);
    }
    case 'ref':
      return describeName(snapshot, type.to, word);
    case 'name':
      return describeName(snapshot, type.of, word);
    case 'quantity':
      return describeQuantity(type.of, word);
    case 'version':
      return describeVersion(context, word);
    case 'integer':
      return describeNumber(snapshot, context, word);
    case 'boolean':
    case 'number':
    case 'text':
      return property === undefined ? undefined : property.text;
  }
}

function describeChoice(set: ValueSet, word: string): string | undefined {
  const id = resolveAlias(set, word);
  const value = id === undefined ? undefined : valueOf(set, id);
  if (id === undefined || value === undefined) return undefined;
  const usual = set === protocol && isProtocolId(id) ? protocolPorts[id] : undefined;
  return paragraphs([
    `**${plain(id)}** (${set.name}): ${value.title}`,
    id === word ? undefined : `${code(word)} is another name of it.`,
    usual === undefined ? undefined : `Usual port: ${usual.port.toString()}.`,
    valueDocumentation(value),
  ]);
}

function describeComponent(model: Model, id: ComponentId, word: string): string {
  const places = model.of(id);
  const hosts = model.countOf(places);
  return paragraphs([
    `**${id}**: ${componentInfo(id).title}`,
    id === word ? undefined : `${code(word)} is another name of it.`,
    componentDocumentation(id),
    hosts > 1 ? `In this spec it runs on ${hosts.toString()} hosts.` : undefined,
  ]);
}

// ---- names --------------------------------------------------------------------------------------------------------------

function describeName(snapshot: Snapshot, kind: NameKind, word: string): string | undefined {
  const { model } = snapshot;
  switch (kind) {
    case 'host': {
      const host = model.host(word);
      return host === undefined ? undefined : describeHost(host, word);
    }
    case 'zone': {
      const zone = model.section('zones')?.items.find((candidate) => candidate.name?.value === word);
      const kindOf = model.zoneKind(word);
      const value = kindOf === undefined ? undefined : valueOf(zoneKind, kindOf);
      if (zone === undefined && value === undefined) return undefined;
      const hosts = model.hosts.filter((host) => host.spec.zone?.value === word);
      return paragraphs([
        `**${plain(word)}** (zone${kindOf === undefined || kindOf === word ? '' : `, ${kindOf}`})${value === undefined ? '' : `: ${value.title}`}`,
        value?.text,
        hosts.length === 0 ? 'No host stands in it.' : `Hosts: ${names(hosts)}.`,
      ]);
    }
    case 'site': {
      const site = model.section('sites')?.items.find((candidate) => candidate.name?.value === word);
      if (site === undefined) return undefined;
      const hosts = model.hosts.filter((host) => host.spec.site?.value === word);
      const facts = [site.size?.value, site.users === undefined ? undefined : `${site.users.value.toString()} users`];
      return paragraphs([
        `**${plain(word)}** (site)${facts.some((fact) => fact !== undefined) ? `: ${facts.filter((fact) => fact !== undefined).join(', ')}` : ''}`,
        hosts.length === 0 ? 'No host stands at it.' : `Hosts: ${names(hosts)}.`,
      ]);
    }
    case 'firewall': {
      const firewall = model.firewalls?.items.find((candidate) => candidate.name?.value === word);
      if (firewall === undefined) return undefined;
      const between = firewall.between?.items.map((zone) => code(zone.value)).join(' and ');
      return paragraphs([
        `**${plain(word)}** (firewall)${between === undefined ? '' : ` between ${between}`}`,
        firewall.allow === undefined
          ? 'Its rules are not given.'
          : `${firewall.allow.items.length.toString()} ${firewall.allow.items.length === 1 ? 'rule' : 'rules'}.`,
      ]);
    }
    case 'domain':
    case 'partition':
    case 'network':
    case 'davstore':
      return undefined;
  }
}

function describeHost(host: Host, word: string): string {
  const one = word !== host.name;
  const facts = [
    host.tier === undefined ? undefined : `Tier: ${host.tier.toString()}`,
    host.spec.zone === undefined ? undefined : `Zone: ${code(host.spec.zone.value)}`,
    host.spec.site === undefined ? undefined : `Site: ${code(host.spec.site.value)}`,
    host.spec.cpus === undefined ? undefined : `Processors: ${host.spec.cpus.value.toString()}`,
    host.spec.memory === undefined ? undefined : `Memory: ${plain(host.spec.memory.source)}`,
    ...host.components.map((component) => `${code(component.id)}: ${componentInfo(component.id).title}`),
  ];
  const several = host.count === 1 ? '' : `, ${one ? 'one of ' : ''}${host.count.toString()}: ${members(host)}`;
  return paragraphs([
    `**${plain(word)}** (host)${several}`,
    facts.flatMap((fact) => (fact === undefined ? [] : [`- ${fact}`])).join('\n'),
  ]);
}

/** The names of the hosts of a group. */
function members(host: Host): string {
  const name = (number: number): string => code(`${host.name}-${number.toString()}`);
  return host.count <= 3
    ? Array.from({ length: host.count }, (_, index) => name(index + 1)).join(', ')
    : `${name(1)} to ${name(host.count)}`;
}

function names(hosts: readonly Host[]): string {
  const shown = hosts.slice(0, 10).map((host) => code(host.name));
  return hosts.length > 10 ? `${shown.join(', ')} and ${(hosts.length - 10).toString()} more` : shown.join(', ');
}

// ---- numbers ------------------------------------------------------------------------------------------------------------

function describeQuantity(kind: QuantityKind, word: string): string | undefined {
  const read = parseQuantity(kind, word);
  if (read === undefined) return undefined;
  const { amount } = read;
  switch (kind) {
    case 'size':
      return `**${plain(word)}** = ${formatSize(amount)} (${amount.toLocaleString('en')} bytes)`;
    case 'share':
      return `**${plain(word)}** = ${Number(amount.toPrecision(12)).toString()} of the whole`;
    case 'duration':
      return `**${plain(word)}** = ${formatDuration(amount)} (${amount.toString()} seconds)`;
    case 'downtime':
      return `**${plain(word)}** = ${formatDuration(amount)} a month of 30 days, ${formatShare(amount / 2_592_000)} of the time`;
    case 'bandwidth':
      return `**${plain(word)}** = ${amount.toLocaleString('en')} bits per second`;
    case 'rate':
      return `**${plain(word)}** = ${trim(amount)} per second, ${trim(amount * 3600)} per hour`;
  }
}

const trim = (value: number): string => Number(value.toPrecision(4)).toLocaleString('en');

/** Lifecycle facts of the product at this version. */
function describeVersion(context: ValueContext, word: string): string | undefined {
  if (!isVersion(word)) return undefined;
  const product = productOf(context.slot.path, context.siblings().get('component'));
  if (product === undefined) return undefined;
  const has = (limit: string): boolean => compareVersions(word, limit) >= 0;
  const lines = factsOf(product).flatMap((fact): readonly string[] => {
    const where = `*${describeSources(fact.source)}*`;
    if (fact.until !== undefined && has(fact.until))
      return [`- no longer has ${fact.text} (until ${fact.until}). ${where}`];
    if (fact.from !== undefined && !has(fact.from))
      return [`- does not have ${fact.text} yet (from ${fact.from}). ${where}`];
    if (fact.deprecated !== undefined && has(fact.deprecated))
      return [`- outdates ${fact.text} (from ${fact.deprecated}). ${where}`];
    if (fact.from !== undefined) return [`- has ${fact.text} (from ${fact.from}). ${where}`];
    return [];
  });
  const latest = lastKnown[product];
  return paragraphs([
    `**${plain(word)}** (version of ${product})`,
    latest !== undefined && compareVersions(word, latest.version) > 0
      ? `Later than ${code(latest.version)}, the latest that the guide knows.`
      : undefined,
    lines.join('\n'),
  ]);
}

/** Numbers that say something about other parts of the spec: how many hosts, which tier. */
function describeNumber(snapshot: Snapshot, context: ValueContext, word: string): string | undefined {
  const { owner, path, property } = context.slot;
  const key = path.at(-1);
  const { model } = snapshot;
  if (owner === hostType && key === 'count') {
    const host = model.host(context.siblings().get('name') ?? '');
    if (host !== undefined && host.count.toString() === word) return `**${plain(word)}** hosts: ${members(host)}`;
  }
  if (owner === tierType && key === 'tier') {
    const hosts = model.hosts.filter((host) => host.tier?.toString() === word);
    const total = hosts.reduce((sum, host) => sum + host.count, 0);
    return paragraphs([
      `**Tier ${plain(word)}**: ${total.toString()} ${total === 1 ? 'host' : 'hosts'}`,
      hosts
        .slice(0, 12)
        .map((host) => `- ${code(host.name)}: ${hostSummary(host)}`)
        .join('\n'),
    ]);
  }
  return property?.text;
}
