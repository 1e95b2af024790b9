/** A client that can say anything: framing and JSON-RPC by hand, so that it can be wrong in every way. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface Answer {
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** A message of the server that is no answer. */
interface Incoming {
  readonly id?: number | string | null;
  readonly method: string;
  readonly params?: unknown;
}

export interface Memory {
  readonly rss: number;
  readonly heapUsed: number;
}

export interface Death {
  readonly status: number | string | null;
  readonly stderr: string;
}

/** Milliseconds after which an answer is not waited for any more. */
const PATIENCE = 60_000;

/** One server process. What waits for it is rejected when it ends. */
export class Wire {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  readonly #wakers = new Set<() => void>();
  #next = 1;
  #buffer = Buffer.alloc(0);
  #stderr = '';
  death: Death | undefined;
  /** Called for what the server asks or tells by itself. */
  incoming: (message: Incoming) => void = () => undefined;

  /** `measured`: with what `memory` needs. */
  constructor(script: string, measured: boolean) {
    const extra = measured ? ['--expose-gc', '--require', join(process.cwd(), 'test/soak/settle.cjs')] : [];
    this.#child = spawn(process.execPath, [...extra, script, '--stdio'], {
      stdio: ['pipe', 'pipe', 'pipe', ...(measured ? (['ipc'] as const) : [])],
      env: { PATH: process.env['PATH'] },
    });
    this.#child.stdin?.on('error', () => undefined);
    this.#child.stdout?.on('data', (chunk: Buffer) => this.#take(chunk));
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(0, 4000);
    });
    this.#child.on('close', (code, signal) => {
      this.death = { status: code ?? signal, stderr: this.#stderr };
      for (const [id, done] of [...this.#waiting]) {
        this.#waiting.delete(id);
        done({ error: { code: 0, message: 'the server has ended' } });
      }
      this.#wake();
    });
  }

  /** Requests that have no answer yet. */
  get open(): number {
    return this.#waiting.size;
  }

  /** Sends bytes as the body of a message, whatever they are. */
  body(text: string): void {
    this.#child.stdin?.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  send(message: unknown): void {
    this.body(JSON.stringify(message));
  }

  notify(method: string, params: unknown): void {
    this.send({ jsonrpc: '2.0', method, params });
  }

  /** A request, with its id so that it can be cancelled. Never rejects: no answer in time is an answer that says so. */
  ask(method: string, params: unknown): { readonly id: number; readonly answer: Promise<Answer> } {
    const id = this.#next++;
    const answer = new Promise<Answer>((resolve) => {
      if (this.death !== undefined) {
        resolve({ error: { code: 0, message: 'the server has ended' } });
        return;
      }
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        resolve({ error: { code: 0, message: `no answer within ${PATIENCE / 1000} s` } });
      }, PATIENCE);
      this.#waiting.set(id, (given) => {
        clearTimeout(timer);
        resolve(given);
      });
    });
    this.send({ jsonrpc: '2.0', id, method, params });
    return { id, answer };
  }

  /** Waits until something holds, looked at whenever the server says something; false where it ends or time is up before. */
  async until(holds: () => boolean): Promise<boolean> {
    const deadline = performance.now() + PATIENCE;
    while (!holds()) {
      const left = deadline - performance.now();
      if (this.death !== undefined || left <= 0) return false;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#wakers.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
    return true;
  }

  /** What the server holds once its garbage is collected. */
  async memory(): Promise<Memory> {
    this.#child.send({});
    const [memory] = (await once(this.#child, 'message')) as [Memory];
    return memory;
  }

  async end(): Promise<void> {
    if (this.death !== undefined) return;
    const closed = once(this.#child, 'close');
    this.#child.kill('SIGKILL');
    await closed;
  }

  #wake(): void {
    for (const wake of this.#wakers) wake();
    this.#wakers.clear();
  }

  #take(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const head = this.#buffer.indexOf('\r\n\r\n');
      const length =
        head < 0 ? undefined : /Content-Length: (\d+)/i.exec(this.#buffer.toString('latin1', 0, head))?.[1];
      if (length === undefined) return;
      const end = head + 4 + Number(length);
      if (this.#buffer.length < end) return;
      const message = JSON.parse(this.#buffer.toString('utf8', head + 4, end)) as Incoming & Answer;
      this.#buffer = this.#buffer.subarray(end);
      if (typeof message.method === 'string') this.incoming(message);
      else {
        const done = typeof message.id === 'number' ? this.#waiting.get(message.id) : undefined;
        if (typeof message.id === 'number') this.#waiting.delete(message.id);
        done?.(message);
      }
      this.#wake();
    }
  }
}
