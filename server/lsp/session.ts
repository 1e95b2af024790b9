/** What the groups of requests of one client share. */
import type { Connection } from 'vscode-languageserver';
import type { Engine } from '../engine/engine';
import type { Checks } from './checks';
import type { Client } from './client';
import type { Documents } from './documents';
import type { Log } from './log';
import type { Problems } from './problems';
import type { Settings } from './protocol';
import type { Snapshots } from './snapshots';
import type { Specs } from './specs';
import type { Work } from './work';

export interface Session {
  readonly connection: Connection;
  /** Of the product. */
  readonly version: string;
  readonly log: Log;
  readonly engine: Engine;
  readonly client: Client;
  readonly documents: Documents;
  readonly snapshots: Snapshots;
  readonly checks: Checks;
  readonly work: Work;
  readonly specs: Specs;
  readonly problems: Problems;
  /** Those in force; `configuration.ts` changes them. */
  settings: Settings;
  /** What was wrong or unknown in the settings that came last, as it was said; empty where nothing was. */
  wrongSettings: string;
}
