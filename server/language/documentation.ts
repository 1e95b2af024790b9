/** What is said about keys, values and components, in Markdown: the same words in completion and on hover. */
import { componentInfo, type ComponentId, type ComponentInfo } from '../catalog/components';
import { describeSources } from '../catalog/guide';
import { idsOf, type Value, type ValueSet } from '../catalog/types';
import { bullets, code, joined, markdown, paragraphs, prose, type Markdown } from '../report/markup';
import type { Rule } from '../rules/rule';
import type { Property, Type } from '../model/dsl';
import { quantityExample } from '../model/quantity';

/** Longest text that is shown of a spec. */
const SHOWN = 80;
/** More values than these are not listed. */
const LISTED = 24;

/** Text of a spec, not longer than is worth showing. */
export const clip = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

const sources = (found: readonly string[] | undefined): Markdown | undefined =>
  found === undefined || found.length === 0 ? undefined : markdown`*${describeSources(found)}*`;

const codes = (values: readonly string[]): Markdown => joined(values.map(code), ', ');

/** What a key means and what may be written. */
export function keyDocumentation(property: Property): Markdown {
  const { type } = property;
  const facts = [
    ...(property.required === true ? [markdown`Required.`] : []),
    ...(property.default === undefined ? [] : [markdown`Default: ${code(property.default)}.`]),
    ...(property.examples === undefined ? [] : [markdown`For example ${codes(property.examples)}.`]),
    ...(property.for === undefined ? [] : [markdown`For ${codes(property.for)}.`]),
  ];
  const kind = typeText(type);
  return paragraphs([
    prose(property.text),
    kind === undefined ? undefined : prose(kind),
    joined(facts, ' '),
    valueList(type),
    sources(property.source),
  ]);
}

/** A line on the kind of value; undefined where the text of the key says enough. */
function typeText(type: Type): string | undefined {
  switch (type.kind) {
    case 'integer':
      return type.maximum === undefined
        ? `A whole number, ${type.minimum} or more.`
        : type.maximum === type.minimum
          ? `Always \`${type.minimum}\`.`
          : `A whole number from ${type.minimum} to ${type.maximum}.`;
    case 'quantity': {
      const { what, example } = quantityExample[type.of];
      return `${what.charAt(0).toUpperCase()}${what.slice(1)}, such as \`${example}\`.`;
    }
    case 'boolean':
      return '`true` or `false`.';
    case 'ref':
      return `The name of a ${type.to}.`;
    case 'version':
      return 'A version.';
    case 'text':
      return type.patternText === undefined
        ? undefined
        : `${type.patternText.charAt(0).toUpperCase()}${type.patternText.slice(1)}.`;
    case 'list': {
      const inner = typeText(type.item);
      return inner === undefined ? undefined : `A list, each ${inner.charAt(0).toLowerCase()}${inner.slice(1)}`;
    }
    default:
      return undefined;
  }
}

function valueList(type: Type): Markdown | undefined {
  const set = setOf(type);
  if (set === undefined) return undefined;
  const ids = idsOf(set);
  const lines = ids.slice(0, LISTED).map((id) => {
    const value = set.values[id];
    return markdown`${code(id)}: ${prose(value?.title ?? '')}${value?.deprecated === undefined ? '' : ' (no longer a good choice)'}`;
  });
  return bullets([...lines, ids.length > LISTED ? markdown`and ${ids.length - LISTED} more` : undefined]);
}

/** The values that are listed for a type, keys of a mapping among them. */
function setOf(type: Type): ValueSet | undefined {
  switch (type.kind) {
    case 'choice':
      return type.set;
    case 'list':
      return setOf(type.item);
    case 'dictionary':
      return type.keys;
    default:
      return undefined;
  }
}

const betterNot = (reason: string | undefined): Markdown | undefined =>
  reason === undefined ? undefined : prose(`Better not: ${reason}.`);

export const valueDocumentation = (value: Value): Markdown =>
  paragraphs([
    value.text === undefined ? undefined : prose(value.text),
    betterNot(value.deprecated),
    sources(value.source),
  ]);

/** The first sentence of what a component is, and what a planner wants to know of it. */
export function componentDocumentation(id: ComponentId): Markdown {
  const info: ComponentInfo = componentInfo(id);
  const note = (text: string | undefined): Markdown => (text === undefined ? markdown`` : markdown`. ${prose(text)}`);
  return paragraphs([
    prose(info.text),
    bullets([
      markdown`Tier: ${[info.layer, ...(info.alsoLayers ?? [])].map(layerText).join(', ')}`,
      info.zones.length === 0 ? undefined : markdown`Zones: ${codes(info.zones)}`,
      markdown`High availability: ${info.ha.length === 0 ? 'the guide names none' : codes(info.ha)}${note(info.haNote)}`,
      markdown`State: ${stateText(info.state)}${note(info.stateNote)}`,
      info.container === undefined ? undefined : markdown`Runs in ${codes(info.container)}`,
      ...(info.requires ?? []).map((need) => {
        const where = need.sameHost === true ? ' on the same host' : '';
        const when = need.when === undefined ? '' : prose(` (${need.when})`);
        return markdown`Needs ${joined(need.anyOf.slice(0, 6).map(code), ' or ')}${where}${when}`;
      }),
      info.parts === undefined ? undefined : markdown`Its parts: ${codes(info.parts)}`,
      info.loadBalancing === 'forbidden' ? markdown`Never behind a load balancer` : undefined,
      info.sticky === true ? markdown`A load balancer before it must be sticky` : undefined,
    ]),
    betterNot(info.deprecated),
    info.note === undefined ? undefined : prose(info.note),
    sources(info.source),
  ]);
}

function layerText(layer: ComponentInfo['layer']): string {
  switch (layer) {
    case 'user':
      return "users' machines";
    case 'shared':
      return 'beside the tiers';
    case 'with-application':
      return 'with the application that it serves';
    default:
      return layer.toString();
  }
}

function stateText(state: ComponentInfo['state']): string {
  switch (state) {
    case 'stateless':
      return 'keeps nothing that must outlive it';
    case 'stateful':
      return 'keeps data';
    case 'not-given':
      return 'not given';
  }
}

export const ruleDocumentation = (rule: Rule): Markdown =>
  paragraphs([prose(`${rule.title}.`), markdown`Severity: ${rule.severity}.`, sources(rule.source)]);

/** What the comment does that hides findings. */
export const ignoreDocumentation = markdown`Hides the named findings of the line that it ends, or of the next line where it stands alone. Say why, after a colon.`;
