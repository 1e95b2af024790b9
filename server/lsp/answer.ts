/** How a request about a document is answered where it cannot be: cancelled, changed, failed, nothing known. */
import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import type { Snapshot } from '../model/snapshot';
import type { Log } from './log';
import { reasonOf } from './parse';
import type { Session } from './session';

/** The answer to a request that the client no longer wants. */
export const cancelled = (): ResponseError => new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');

/** The answer to a request about a version that is no more. */
export const outdated = (): ResponseError =>
  new ResponseError(LSPErrorCodes.ContentModified, 'the document has changed');

/** Runs a feature on the newest snapshot; a document that is not open, or is set aside, has nothing to say. */
export async function onSnapshot<T, E>(
  { snapshots }: Session,
  what: string,
  uri: string,
  token: CancellationToken,
  empty: E,
  feature: (snapshot: Snapshot) => T,
): Promise<T | E> {
  const result = await snapshots.use(uri, what, empty, (snapshot) =>
    token.isCancellationRequested ? empty : feature(snapshot),
  );
  if (token.isCancellationRequested) throw cancelled();
  return result;
}

/** A handler whose mistakes are logged and cost its answer: a client would show them to somebody who cannot help it. */
export const orEmpty =
  <P, R>(log: Log, what: string, empty: R, handler: (params: P, token: CancellationToken) => Promise<R>) =>
  async (params: P, token: CancellationToken): Promise<R> => {
    try {
      return await handler(params, token);
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      log(`${what} is left empty: ${reasonOf(error)}`);
      return empty;
    }
  };
