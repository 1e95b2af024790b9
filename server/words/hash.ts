/** A short name for a text: the same for the same text, wherever and whenever it is made. No secret is kept by it. */

const OFFSET = [0x811c9dc5, 0x2f0b4a27] as const;
const PRIME = 0x01000193;

/** 16 hexadecimal digits: FNV-1a of the UTF-16 units, twice, from two beginnings. */
export const hashOf = (text: string): string => OFFSET.map((offset) => lane(text, offset)).join('');

function lane(text: string, offset: number): string {
  let hash: number = offset;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    hash = Math.imul(hash ^ (unit & 0xff), PRIME);
    hash = Math.imul(hash ^ (unit >> 8), PRIME);
  }
  // What differs in the last characters only has spread no further yet.
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0).toString(16).padStart(8, '0');
}
