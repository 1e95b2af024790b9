/** What a type expects, in a sentence. */
import { componentIds } from '../catalog/components';
import { idsOf } from '../catalog/types';
import { ticked } from '../words/list';
import { nearestByParts } from '../words/parts';
import type { Type } from './dsl';
import { quantityExample } from './quantity';

/** Values that a message lists of many: what is nearest comes first, and nobody reads a catalogue there. Few are all listed. */
const LISTED = 5;
const FEW = 8;

/** What a value of this type looks like, as a sentence. `given` is what stands there now. */
export function expected(type: Type, given = ''): string {
  switch (type.kind) {
    case 'choice': {
      const all = idsOf(type.set);
      const first = new Set([...nearestByParts(given, all, LISTED), ...all]);
      return `Use ${ticked([...first], { most: all.length <= FEW ? FEW : LISTED, word: 'or' })}.`;
    }
    case 'component': {
      const near = nearestByParts(given, componentIds, 3);
      return near.length > 0
        ? `Use the id of a component, such as ${ticked(near, { word: 'or' })}.`
        : 'Use the id of a component, such as `mta`, `message-store` or `mmp`.';
    }
    case 'integer':
      return type.maximum === undefined
        ? `Write a whole number, ${type.minimum} or more.`
        : `Write a whole number from ${type.minimum} to ${type.maximum}.`;
    case 'number':
      return 'Write a number.';
    case 'boolean':
      return 'Write `true` or `false`.';
    case 'version':
      return 'Write a version, such as `"7.0.5"`, `7u3` or `7.4p23`.';
    case 'quantity':
      return `Write ${quantityExample[type.of].what}, such as \`${quantityExample[type.of].example}\`.`;
    case 'text':
      return type.patternText === undefined ? 'Write a text.' : `Write ${type.patternText}.`;
    case 'name':
      return 'Write a name.';
    case 'ref':
      return `Write the name of a ${type.to}.`;
    case 'list':
      return type.single === true
        ? `${expected(type.item)} Several go into a list: \`[a, b]\`.`
        : 'Write a list: `[a, b]`, or one item a line after a dash.';
    case 'dictionary':
      return 'Write a mapping: one `key: value` a line.';
    case 'object': {
      const keys = Object.keys(type.properties);
      return `Write a mapping with ${ticked(keys, { most: 5 })}.`;
    }
  }
}
