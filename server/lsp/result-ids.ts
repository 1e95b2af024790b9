import { sliderIds, type Assumed } from '../report/content';

/** The name of what was made of a result while values were assumed; that of the result itself where none are. */
export function whileAssuming(id: string, assumed: Assumed = {}): string {
  const values = sliderIds.flatMap((slider) => (assumed[slider] === undefined ? [] : [`${slider}=${assumed[slider]}`]));
  return [id, ...values].join(' ');
}

/** Names for results, so that a client that has one need not be sent it again. */
export function naming(): (result: object) => string {
  const ids = new WeakMap<object, string>();
  let next = 1;
  return (result) => {
    const known = ids.get(result);
    if (known !== undefined) return known;
    const id = (next++).toString();
    ids.set(result, id);
    return id;
  };
}
