/** The open specs: one snapshot a version, findings computed once, everything dropped on close. */
import type { Engine, EngineOptions, Findings } from '../rules/engine';
import { loadBases } from '../spec/extends';
import { extendsOf } from '../spec/overlay';
import { noBases, Snapshot, type Bases } from '../spec/snapshot';
import { validators } from '../spec/validators';
import { SyntaxTree } from '../syntax/document';
import type { Host, ReadResult } from './host';

/** Rules run this long before others may work. Milliseconds. */
const SLICE = 12;

/** A spec that touches most of the engine, for the first steps of a process. */
const WARM_UP = `commspec: 1
name: warm-up
suite: 7u3
environment: production
architecture: two-tier
users: { total: 1000, bases: [ { base: mediumweight-imap, share: 100%, concurrent: 20%, mailbox: 10 MB } ] }
directory: { schema: schema2-native, provisioning: [delegated-administrator] }
dns: { servers: [ns], names: { mail: lb }, mx: [ { host: front } ] }
services: { messaging: { version: "7.0.5", delivery: lmtp, smtp-auth: true } }
external: [directory-master, delegated-administrator]
zones: [ { name: data, kind: private-data } ]
firewalls:
  - { name: outer, between: [internet, dmz], allow: [smtp, imap, https] }
  - { name: inner, between: [dmz, data], allow: [imap, ldap, lmtp, dns] }
tiers:
  - tier: 0
    hosts:
      - { name: lb, count: 2, zone: dmz, components: [ { component: load-balancer, sticky: true, targets: [front] } ] }
  - tier: 1
    hosts:
      - name: front
        count: 2
        zone: dmz
        cpus: 2
        memory: 8 GB
        components: [mmp, webmail, { component: mta, smtp-auth: true, submission: true }]
  - tier: 2
    hosts:
      - name: store
        zone: data
        cpus: 8
        memory: 16 GB
        components: [ { component: message-store, partitions: [ { name: a, size: 1 TB, spindles: 8 } ] } ]
      - { name: ns, zone: data, components: [dns-server] }
`;

/** Edits of the warm-up: one from scratch, one that carries over. More would cost memory for code that may never be used. */
const WARM_UP_EDITS = 2;

interface Entry {
  readonly uri: string;
  version: number;
  text: () => string;
  /** The newest analysis; older than `version` until somebody asks. */
  snapshot: Snapshot | undefined;
  snapshotVersion: number;
  findings: Findings | undefined;
  findingsVersion: number;
}

export class Documents {
  readonly #entries = new Map<string, Entry>();
  readonly #engine: Engine;
  readonly #host: Host;
  /** Trees of closed files that open ones extend. */
  readonly #bases = new Map<string, Promise<SyntaxTree | Exclude<ReadResult, { text: string }>>>();
  readonly #ids = new WeakMap<Findings, string>();
  #nextId = 1;
  options: EngineOptions = {};
  folders: readonly string[] = [];

  constructor(engine: Engine, host: Host) {
    this.#engine = engine;
    this.#host = host;
  }

  get uris(): readonly string[] {
    return [...this.#entries.keys()];
  }

  /**
   * A document was opened or changed. `text` is only asked for when it is analysed. Returns other open documents that
   * extend this one.
   */
  update(uri: string, version: number, text: () => string): readonly string[] {
    const entry = this.#entries.get(uri);
    if (entry === undefined) {
      this.#entries.set(uri, {
        uri,
        version,
        text,
        snapshot: undefined,
        snapshotVersion: -1,
        findings: undefined,
        findingsVersion: -1,
      });
    } else {
      entry.version = version;
      entry.text = text;
    }
    this.#bases.delete(uri);
    const dependants = [...this.#entries.values()].filter(
      (other) => other.snapshot?.bases.trees.some((base) => base.uri === uri) === true,
    );
    for (const other of dependants) {
      other.snapshotVersion = -1;
      other.findingsVersion = -1;
    }
    return dependants.map((other) => other.uri);
  }

  /** Names a result, so that a client that has it need not be sent it again. */
  resultId(findings: Findings): string {
    let id = this.#ids.get(findings);
    if (id === undefined) {
      id = (this.#nextId++).toString();
      this.#ids.set(findings, id);
    }
    return id;
  }

  /**
   * Types into a small spec of its own, so that the first keys of the user do not pay for code that was never run. The
   * first parse also compiles the parser's expressions, better on a shallow stack than on somebody's file. One step a
   * turn: whatever is asked meanwhile goes first.
   */
  async warmUp(): Promise<void> {
    let before: Snapshot | undefined;
    for (let i = 0; i < WARM_UP_EDITS; i++) {
      const text = WARM_UP.replace('memory: 8 GB', `memory: ${(i + 1).toString()} ${i % 2 === 0 ? 'GB' : 'gigs'}`);
      before = Snapshot.of(SyntaxTree.parse('warm-up:', text, before?.tree), validators, noBases, before);
      this.#engine.run(before, this.options);
      await this.#host.pause();
    }
  }

  close(uri: string): void {
    this.#entries.delete(uri);
    if (this.#entries.size === 0) this.#bases.clear();
  }

  versionOf(uri: string): number | undefined {
    return this.#entries.get(uri)?.version;
  }

  /** Settings or files changed: what was found may be wrong. Returns the open documents that are concerned. */
  invalidate(changed?: readonly string[]): readonly string[] {
    if (changed !== undefined) for (const uri of changed) this.#bases.delete(uri);
    const concerned = [...this.#entries.values()].filter(
      (entry) =>
        changed === undefined || (entry.snapshot !== undefined && extendsOf(entry.snapshot.tree) !== undefined),
    );
    for (const entry of concerned) {
      entry.findingsVersion = -1;
      if (changed !== undefined) entry.snapshotVersion = -1;
    }
    return concerned.map((entry) => entry.uri);
  }

  /** The snapshot of the newest version; undefined for a document that is not open. */
  async snapshot(uri: string): Promise<Snapshot | undefined> {
    const entry = this.#entries.get(uri);
    if (entry === undefined) return undefined;
    if (entry.snapshot !== undefined && entry.snapshotVersion === entry.version) return entry.snapshot;
    const version = entry.version;
    const tree = SyntaxTree.parse(uri, entry.text(), entry.snapshot?.tree);
    const bases = extendsOf(tree) === undefined ? noBases : await this.#load(tree);
    // While a base was read, a newer version may have come.
    if (entry.version !== version) return this.snapshot(uri);
    if (entry.snapshotVersion !== version || entry.snapshot === undefined) {
      entry.snapshot = Snapshot.of(tree, validators, bases, entry.snapshot);
      entry.snapshotVersion = version;
    }
    return entry.snapshot;
  }

  /**
   * Snapshot and findings of the newest version; undefined where the document was closed or `cancelled` meanwhile. Rules
   * give way to other requests; a result for an old version is thrown away and made again.
   */
  async findings(
    uri: string,
    cancelled: () => boolean = () => false,
  ): Promise<{ readonly snapshot: Snapshot; readonly findings: Findings; readonly version: number } | undefined> {
    for (;;) {
      const snapshot = await this.snapshot(uri);
      const entry = this.#entries.get(uri);
      if (snapshot === undefined || entry === undefined || cancelled()) return undefined;
      if (entry.findings !== undefined && entry.findingsVersion === entry.version && entry.snapshot === snapshot) {
        return { snapshot, findings: entry.findings, version: entry.version };
      }
      const version = entry.version;
      const steps = this.#engine.steps(snapshot, this.options);
      let until = this.#host.now() + SLICE;
      for (;;) {
        const step = steps.next();
        if (step.done === true) {
          entry.findings = step.value;
          entry.findingsVersion = version;
          return { snapshot, findings: step.value, version };
        }
        if (this.#host.now() < until) continue;
        await this.#host.pause();
        if (cancelled()) return undefined;
        if (this.#entries.get(uri)?.version !== version) break;
        until = this.#host.now() + SLICE;
      }
    }
  }

  /** A text that is not in the editor, made from a version that is. */
  async analyse(text: string, before: Snapshot): Promise<Snapshot> {
    const tree = SyntaxTree.parse(before.uri, text, before.tree);
    const bases = extendsOf(tree) === undefined ? noBases : await this.#load(tree);
    return Snapshot.of(tree, validators, bases, before);
  }

  /**
   * Does work for one version of a document and gives way to other requests between its steps; undefined where it was
   * `cancelled`, or the document changed or was closed meanwhile: then the rest is not done.
   */
  async inSlices<T>(
    uri: string,
    version: number,
    steps: Generator<undefined, T> | AsyncGenerator<undefined, T>,
    cancelled: () => boolean,
  ): Promise<T | undefined> {
    let until = this.#host.now() + SLICE;
    for (;;) {
      if (cancelled() || this.#entries.get(uri)?.version !== version) return undefined;
      const step = await steps.next();
      if (step.done === true) return step.value;
      if (this.#host.now() < until) continue;
      await this.#host.pause();
      until = this.#host.now() + SLICE;
    }
  }

  #load(tree: SyntaxTree): Promise<Bases> {
    return loadBases(tree, this.folders, async (uri) => {
      const open = this.#entries.get(uri);
      if (open !== undefined) return SyntaxTree.parse(uri, open.text(), open.snapshot?.tree);
      let loading = this.#bases.get(uri);
      if (loading === undefined) {
        loading = this.#host
          .read(uri)
          .then((result) => ('text' in result ? SyntaxTree.parse(uri, result.text) : result));
        this.#bases.set(uri, loading);
      }
      return loading;
    });
  }
}
