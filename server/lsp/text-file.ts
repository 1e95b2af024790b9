/** The text of a file of this machine, or of a stream: UTF-8, of a bounded size. */
import { constants } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';

/** No spec comes near; what is larger is a mistake, and is not read into memory. */
export const MAX_BYTES = 100_000_000;
const CHUNK = 64 * 1024;
const BOM = '\uFEFF';

/** What a file holds, without the byte order mark that it may begin with: editors leave it out of positions too. */
export interface FileText {
  readonly text: string;
  /** The mark, or nothing: to be written again. */
  readonly bom: string;
}

/** A folder, pipe, socket or device: reading it may wait for ever, never end, or do something. */
export class NotAFileError extends Error {
  readonly isFolder: boolean;

  constructor(isFolder: boolean) {
    super(isFolder ? 'a folder' : 'not a regular file');
    this.isFolder = isFolder;
  }
}

/**
 * Reads a regular file as UTF-8 or not at all: one in another encoding would be damaged by a fix. Never waits for another
 * program. Throws NotAFileError for what is no regular file, TypeError for other encodings, RangeError above `MAX_BYTES`, and
 * what the operating system says.
 */
export async function readUtf8(path: string): Promise<FileText> {
  // Before it is opened, for opening alone makes some devices act; and again after, for the name may lead elsewhere by then.
  demandRegular(await stat(path));
  // Opening a pipe waits for its other end otherwise. Windows has no such flag, nor such pipes.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const found = await file.stat();
    demandRegular(found);
    if (found.size > MAX_BYTES) throw new RangeError('too large');
    return await decode(chunksOf(file));
  } finally {
    await file.close();
  }
}

/** Reads UTF-8 to its end; throws TypeError for other encodings, and RangeError as soon as it is above `MAX_BYTES`. */
export async function decode(chunks: AsyncIterable<Uint8Array>): Promise<FileText> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of chunks) {
    length += part.length;
    if (length > MAX_BYTES) throw new RangeError('too large');
    parts.push(part);
  }
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(parts, length));
  return text.startsWith(BOM) ? { text: text.slice(BOM.length), bom: BOM } : { text, bom: '' };
}

function demandRegular(found: { readonly isFile: () => boolean; readonly isDirectory: () => boolean }): void {
  if (!found.isFile()) throw new NotAFileError(found.isDirectory());
}

/** To the end that is met, not to the size that is told: files of `/proc` say 0. */
async function* chunksOf(file: FileHandle): AsyncGenerator<Uint8Array> {
  for (;;) {
    const { bytesRead, buffer } = await file.read({ buffer: Buffer.allocUnsafe(CHUNK) });
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}
