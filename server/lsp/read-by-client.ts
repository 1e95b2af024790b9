/** Files that the client finds and reads for the server. */
import type { Connection } from 'vscode-languageserver';
import { addressOf } from '../model/address';
import { isBelow } from '../model/extends';
import { isText, listOf } from './parse';
import type { FindResult, ReadResult } from './platform';
import { findSpecsRequest, readFileRequest } from './protocol';
import { isSpecFile } from '../model/spec-file';

/** Asks the client for a file: it knows virtual workspaces, and a browser has no other way. */
export async function readByClient(connection: Connection, uri: string): Promise<ReadResult> {
  try {
    const text: unknown = await connection.sendRequest(readFileRequest, { uri });
    return typeof text === 'string' ? { text } : { error: 'missing' };
  } catch {
    return { error: 'unreadable' };
  }
}

/** Asks the client for the specs in its folders. What it says is looked at: each spec once, by its name and in a folder. */
export async function findByClient(connection: Connection, folders: readonly string[]): Promise<FindResult> {
  try {
    const answer: unknown = await connection.sendRequest(findSpecsRequest);
    const byAddress = new Map(
      listOf(answer, isText)
        .filter((uri) => isSpecFile(uri) && folders.some((folder) => isBelow(uri, folder)))
        .map((uri) => [addressOf(uri), uri]),
    );
    return { uris: [...byAddress.values()], cut: false };
  } catch {
    return { uris: [], cut: false };
  }
}
