/** Where the figures of the sizing come from, as places that a finding shows. */
import type { Input } from '../../sizing/figure';
import type { Node } from '../../syntax/tree';
import type { RelatedNode } from '../rule';

/** The places in the spec of what a figure is made from, without the one that the finding stands at. */
export const inputPlaces = (inputs: readonly Input[], without?: Node): readonly RelatedNode[] =>
  inputs.flatMap(({ name, at }) =>
    at === undefined || at === without ? [] : [{ at, message: name.charAt(0).toUpperCase() + name.slice(1) }],
  );
