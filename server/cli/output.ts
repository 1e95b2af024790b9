/** Standard output as the commands see it: one place that waits for the reader, and knows when nobody reads any more. */
import type { Writable } from 'node:stream';

export interface Output {
  /** Writes a text; done when it is out, so that a slow reader does not fill the memory. Never rejects. */
  readonly print: (text: string) => Promise<void>;
  /** The reader has seen enough (`| head`): nothing that is printed gets anywhere. */
  readonly isClosed: () => boolean;
  /** Why output was lost, other than by a reader that left. */
  readonly failure: () => Error | undefined;
}

export function outputTo(stream: Writable): Output {
  let closed = false;
  let failure: Error | undefined;
  const lost = (error: NodeJS.ErrnoException): void => {
    closed = true;
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') failure ??= error;
  };
  stream.on('error', lost);
  return {
    print: (text) =>
      closed || text === ''
        ? Promise.resolve()
        : new Promise((resolve) => {
            stream.write(text, (error) => {
              if (error) lost(error);
              resolve();
            });
          }),
    isClosed: () => closed,
    failure: () => failure,
  };
}
