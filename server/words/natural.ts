/** Orders names as people count: `front-2` before `front-10`. Numbers that are equal, such as 1 and 01, stand by their text. */
export function naturalOrder(a: string, b: string): number {
  const [own, other] = [partsOf(a), partsOf(b)];
  for (let i = 0; i < Math.min(own.length, other.length); i++) {
    const [x = '', y = ''] = [own[i], other[i]];
    const byNumber = isNumber(x) && isNumber(y) ? Number(x) - Number(y) : 0;
    const order = byNumber !== 0 ? byNumber : byText(x, y);
    if (order !== 0) return order;
  }
  return own.length - other.length;
}

const partsOf = (text: string): readonly string[] => text.match(/\d+|\D+/g) ?? [];
const isNumber = (part: string): boolean => /^\d/.test(part);
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
