/** Hover: what a key, a value or a name means, where the knowledge comes from, and what is known of it in this spec. */
import { componentInfo, resolveComponent, type ComponentId } from '../catalog/components';
import { compareVersions, isVersion, lastKnown } from '../catalog/releases';
import { resolveAlias, valueOf, type ValueSet } from '../catalog/types';
import { protocolPorts } from '../catalog/ports';
import { isProtocolId, protocol, zoneKind } from '../catalog/vocabulary';
import { describeSources } from '../catalog/guide';
import { bullets, code, joined, markdown, paragraphs, prose, type Markdown } from '../report/markup';
import type { Rule } from '../rules/rule';
import { MARKER } from '../rules/suppress';
import { propertyOf, type NameKind, type Property, type ScalarType } from '../model/dsl';
import { format, hostType, tierType } from '../model/format';
import type { Host, Model } from '../model/model';
import { formatDuration, formatShare, formatSize, parseQuantity, type QuantityKind } from '../model/quantity';
import type { Snapshot } from '../model/snapshot';
import { contextsAt } from './context';
import type { Context, KeyContext, ValueContext } from './context/kinds';
import {
  clip,
  componentDocumentation,
  ignoreDocumentation,
  keyDocumentation,
  ruleDocumentation,
  valueDocumentation,
} from './documentation';
import { scalarOf } from './context/slots';
import type { Figures, Hover } from './types';
import { hostSummary, members } from './hosts';
import { factsOf, productOf } from './products';

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

function describe(snapshot: Snapshot, context: Context, word: string, rules: readonly Rule[]): Markdown | undefined {
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

function describeRule(rules: readonly Rule[], name: string): Markdown | undefined {
  const rule = rules.find((candidate) => candidate.code === name);
  return rule === undefined ? undefined : paragraphs([markdown`**${rule.code}**`, ruleDocumentation(rule)]);
}

// ---- keys ---------------------------------------------------------------------------------------------------------------

function describeKey(context: KeyContext, word: string, rules: readonly Rule[]): Markdown | undefined {
  const { type } = context.slot;
  if (type?.kind === 'object') {
    const property = propertyOf(type, word);
    return property === undefined
      ? undefined
      : paragraphs([markdown`**${clip(word)}** (${type.title})`, keyDocumentation(property)]);
  }
  if (type?.kind !== 'dictionary') return undefined;
  if (type === format.properties.rules.type) return describeRule(rules, word);
  const known = type.keys === undefined ? undefined : valueOf(type.keys, word);
  return known === undefined
    ? undefined
    : paragraphs([markdown`**${clip(word)}**: ${prose(known.title)}`, valueDocumentation(known)]);
}

// ---- values -------------------------------------------------------------------------------------------------------------

function describeValue(snapshot: Snapshot, context: ValueContext, word: string): Markdown | undefined {
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
): Markdown | undefined {
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
      return property === undefined ? undefined : prose(property.text);
  }
}

function describeChoice(set: ValueSet, word: string): Markdown | undefined {
  const id = resolveAlias(set, word);
  const value = id === undefined ? undefined : valueOf(set, id);
  if (id === undefined || value === undefined) return undefined;
  const usual = set === protocol && isProtocolId(id) ? protocolPorts[id] : undefined;
  return paragraphs([
    markdown`**${id}** (${set.name}): ${prose(value.title)}`,
    id === word ? undefined : markdown`${code(clip(word))} is another name of it.`,
    usual === undefined ? undefined : markdown`Usual port: ${usual.port}.`,
    valueDocumentation(value),
  ]);
}

function describeComponent(model: Model, id: ComponentId, word: string): Markdown {
  const places = model.of(id);
  const hosts = model.countOf(places);
  return paragraphs([
    markdown`**${id}**: ${prose(componentInfo(id).title)}`,
    id === word ? undefined : markdown`${code(clip(word))} is another name of it.`,
    componentDocumentation(id),
    hosts > 1 ? markdown`In this spec it runs on ${hosts} hosts.` : undefined,
  ]);
}

// ---- names --------------------------------------------------------------------------------------------------------------

function describeName(snapshot: Snapshot, kind: NameKind, word: string): Markdown | undefined {
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
        markdown`**${clip(word)}** (zone${kindOf === undefined || kindOf === word ? '' : `, ${kindOf}`})${value === undefined ? '' : prose(`: ${value.title}`)}`,
        value?.text === undefined ? undefined : prose(value.text),
        hosts.length === 0 ? markdown`No host stands in it.` : markdown`Hosts: ${names(hosts)}.`,
      ]);
    }
    case 'site': {
      const site = model.section('sites')?.items.find((candidate) => candidate.name?.value === word);
      if (site === undefined) return undefined;
      const hosts = model.hosts.filter((host) => host.spec.site?.value === word);
      const facts = [site.size?.value, site.users === undefined ? undefined : `${site.users.value.toString()} users`]
        .filter((fact) => fact !== undefined)
        .join(', ');
      return paragraphs([
        markdown`**${clip(word)}** (site)${facts === '' ? '' : `: ${facts}`}`,
        hosts.length === 0 ? markdown`No host stands at it.` : markdown`Hosts: ${names(hosts)}.`,
      ]);
    }
    case 'firewall': {
      const firewall = model.firewalls?.items.find((candidate) => candidate.name?.value === word);
      if (firewall === undefined) return undefined;
      const between = firewall.between?.items.map((zone) => code(clip(zone.value)));
      return paragraphs([
        markdown`**${clip(word)}** (firewall)${between === undefined ? '' : markdown` between ${joined(between, ' and ')}`}`,
        firewall.allow === undefined
          ? markdown`Its rules are not given.`
          : markdown`${firewall.allow.items.length} ${firewall.allow.items.length === 1 ? 'rule' : 'rules'}.`,
      ]);
    }
    case 'domain':
    case 'partition':
    case 'network':
    case 'davstore':
      return undefined;
  }
}

function describeHost(host: Host, word: string): Markdown {
  const { zone, site, cpus, memory } = host.spec;
  const one = word !== host.name;
  const several = host.count === 1 ? '' : markdown`, ${one ? 'one of ' : ''}${host.count}: ${members(host)}`;
  return paragraphs([
    markdown`**${clip(word)}** (host)${several}`,
    bullets([
      host.tier === undefined ? undefined : markdown`Tier: ${host.tier}`,
      zone === undefined ? undefined : markdown`Zone: ${code(clip(zone.value))}`,
      site === undefined ? undefined : markdown`Site: ${code(clip(site.value))}`,
      cpus === undefined ? undefined : markdown`Processors: ${cpus.value}`,
      memory === undefined ? undefined : markdown`Memory: ${clip(memory.source)}`,
      ...host.components.map(({ id }) => markdown`${code(id)}: ${prose(componentInfo(id).title)}`),
    ]),
  ]);
}

function names(hosts: readonly Host[]): Markdown {
  const shown = joined(
    hosts.slice(0, 10).map((host) => code(clip(host.name))),
    ', ',
  );
  return hosts.length > 10 ? markdown`${shown} and ${hosts.length - 10} more` : shown;
}

// ---- numbers ------------------------------------------------------------------------------------------------------------

function describeQuantity(kind: QuantityKind, word: string): Markdown | undefined {
  const read = parseQuantity(kind, word);
  if (read === undefined) return undefined;
  const { amount } = read;
  switch (kind) {
    case 'size':
      return markdown`**${clip(word)}** = ${formatSize(amount)} (${amount.toLocaleString('en')} bytes)`;
    case 'share':
      return markdown`**${clip(word)}** = ${Number(amount.toPrecision(12)).toString()} of the whole`;
    case 'duration':
      return markdown`**${clip(word)}** = ${formatDuration(amount)} (${amount.toString()} seconds)`;
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
function describeVersion(context: ValueContext, word: string): Markdown | undefined {
  if (!isVersion(word)) return undefined;
  const product = productOf(context.slot.path, context.siblings().get('component'));
  if (product === undefined) return undefined;
  const has = (limit: string): boolean => compareVersions(word, limit) >= 0;
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
    latest !== undefined && compareVersions(word, latest.version) > 0
      ? markdown`Later than ${code(latest.version)}, the latest that the guide knows.`
      : undefined,
    bullets(lines),
  ]);
}

/** Numbers that say something about other parts of the spec: how many hosts, which tier. */
function describeNumber(snapshot: Snapshot, context: ValueContext, word: string): Markdown | undefined {
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
