/** Files that the client reads for the server. */
import type { Connection } from 'vscode-languageserver';
import type { ReadResult } from './platform';
import { readFileRequest } from './protocol';

/** Asks the client for a file: it knows virtual workspaces, and a browser has no other way. */
export async function readByClient(connection: Connection, uri: string): Promise<ReadResult> {
  try {
    const text: unknown = await connection.sendRequest(readFileRequest, { uri });
    return typeof text === 'string' ? { text } : { error: 'missing' };
  } catch {
    return { error: 'unreadable' };
  }
}
