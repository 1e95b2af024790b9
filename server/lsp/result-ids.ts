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
