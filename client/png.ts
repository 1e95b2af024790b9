/** Pictures that the page sends. */

/** What every PNG begins with. */
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** The bytes of a PNG in base64, with or without what makes a `data:` address of it; undefined for anything else. */
export function pngOf(text: string): Uint8Array | undefined {
  let binary: string;
  try {
    binary = atob(text.replace(/^data:image\/png;base64,/, ''));
  } catch {
    return undefined;
  }
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
  return SIGNATURE.every((byte, i) => bytes[i] === byte) ? bytes : undefined;
}
