/** What is said about keys, values and components, in Markdown: the same words in completion and on hover. */
import { componentInfo, type ComponentId, type ComponentInfo } from '../catalog/components';
import { describeSources } from '../catalog/guide';
import { idsOf, type Value, type ValueSet } from '../catalog/types';
import { escapeMarkdown } from '../report/escape';
import type { Rule } from '../rules/rule';
import type { Property, Type } from '../spec/dsl';
import { quantityExample } from '../spec/quantity';

/** Longest text that is shown of a spec. */
const SHOWN = 80;
/** More values than these are not listed. */
const LISTED = 24;

/** Text of a spec, so that nothing in it is read as Markdown. */
export const plain = (text: string): string => escapeMarkdown(clip(text));

/** Text of a spec as code, whatever back quotes it has. */
export function code(text: string): string {
  const shown = clip(text).replaceAll(/[\r\n\t]+/g, ' ');
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  const space = shown.startsWith('`') || shown.endsWith('`') || shown.trim() === '' ? ' ' : '';
  return `${fence}${space}${shown}${space}${fence}`;
}

const clip = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

/** Paragraphs that are there. */
export const paragraphs = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join('\n\n');

const sources = (found: readonly string[] | undefined): string | undefined =>
  found === undefined || found.length === 0 ? undefined : `*${escapeMarkdown(describeSources(found))}*`;

const codes = (values: readonly string[]): string => values.map(code).join(', ');

/** What a key means and what may be written. */
export function keyDocumentation(property: Property): string {
  const { type } = property;
  const facts = [
    property.required === true ? 'Required.' : undefined,
    property.default === undefined ? undefined : `Default: ${code(property.default)}.`,
    property.examples === undefined ? undefined : `For example ${codes(property.examples)}.`,
    property.for === undefined ? undefined : `For ${codes(property.for)}.`,
  ];
  return paragraphs([
    property.text,
    typeText(type),
    facts.filter((fact) => fact !== undefined).join(' '),
    valueList(type),
    sources(property.source),
  ]);
}

/** A line on the kind of value; undefined where the text of the key says enough. */
function typeText(type: Type): string | undefined {
  switch (type.kind) {
    case 'integer':
      return type.maximum === undefined
        ? `A whole number, ${type.minimum.toString()} or more.`
        : type.maximum === type.minimum
          ? `Always ${code(type.minimum.toString())}.`
          : `A whole number from ${type.minimum.toString()} to ${type.maximum.toString()}.`;
    case 'quantity': {
      const { what, example } = quantityExample[type.of];
      return `${what.charAt(0).toUpperCase()}${what.slice(1)}, such as ${code(example)}.`;
    }
    case 'boolean':
      return `${code('true')} or ${code('false')}.`;
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

function valueList(type: Type): string | undefined {
  const set = setOf(type);
  if (set === undefined) return undefined;
  const ids = idsOf(set);
  const lines = ids.slice(0, LISTED).map((id) => {
    const value = set.values[id];
    return `- ${code(id)}: ${value?.title ?? ''}${value?.deprecated === undefined ? '' : ' (no longer a good choice)'}`;
  });
  return [...lines, ...(ids.length > LISTED ? [`- and ${(ids.length - LISTED).toString()} more`] : [])].join('\n');
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

export const valueDocumentation = (value: Value): string =>
  paragraphs([
    value.text,
    value.deprecated === undefined ? undefined : `Better not: ${value.deprecated}.`,
    sources(value.source),
  ]);

/** The first sentence of what a component is, and what a planner wants to know of it. */
export function componentDocumentation(id: ComponentId): string {
  const info: ComponentInfo = componentInfo(id);
  const facts = [
    `Tier: ${[info.layer, ...(info.alsoLayers ?? [])].map(layerText).join(', ')}`,
    info.zones.length === 0 ? undefined : `Zones: ${codes(info.zones)}`,
    `High availability: ${info.ha.length === 0 ? 'the guide names none' : codes(info.ha)}${info.haNote === undefined ? '' : `. ${info.haNote}`}`,
    `State: ${stateText(info.state)}${info.stateNote === undefined ? '' : `. ${info.stateNote}`}`,
    info.container === undefined ? undefined : `Runs in ${codes(info.container)}`,
    ...(info.requires ?? []).map(
      (need) =>
        `Needs ${need.anyOf.slice(0, 6).map(code).join(' or ')}${need.sameHost === true ? ' on the same host' : ''}${need.when === undefined ? '' : ` (${need.when})`}`,
    ),
    info.parts === undefined ? undefined : `Its parts: ${codes(info.parts)}`,
    info.loadBalancing === 'forbidden' ? 'Never behind a load balancer' : undefined,
    info.sticky === true ? 'A load balancer before it must be sticky' : undefined,
  ];
  return paragraphs([
    info.text,
    facts.flatMap((fact) => (fact === undefined ? [] : [`- ${fact}`])).join('\n'),
    info.deprecated === undefined ? undefined : `Better not: ${info.deprecated}.`,
    info.note,
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

export const ruleDocumentation = (rule: Rule): string =>
  paragraphs([`${rule.title}.`, `Severity: ${rule.severity}.`, sources(rule.source)]);

/** What the comment does that hides findings. */
export const ignoreDocumentation =
  'Hides the named findings of the line that it ends, or of the next line where it stands alone. Say why, after a colon.';
