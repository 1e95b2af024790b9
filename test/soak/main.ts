/** Runs the soak in both ways of getting diagnostics, and says whether memory and latency stay flat. */
import { soak, type Quarter, type Result } from './soak';

export interface Options {
  readonly server: string;
  readonly seed: number;
  readonly requests: number;
}

/** What the last quarter may have more than the first: this part of it, and an amount that is noise. */
const MEMORY = { share: 0.25, more: 20 };
const LATENCY = { share: 0.5, more: 5 };

const MEGABYTE = 1024 * 1024;

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

interface Row {
  readonly rss: number;
  readonly heap: number;
  readonly median: number;
  readonly slow: number;
  readonly count: number;
}

const rowOf = ({ latencies, memory }: Quarter): Row => ({
  rss: (memory?.rss ?? 0) / MEGABYTE,
  heap: (memory?.heapUsed ?? 0) / MEGABYTE,
  median: quantile(latencies, 0.5),
  slow: quantile(latencies, 0.95),
  count: latencies.length,
});

const grows = (first: number, last: number, { share, more }: typeof MEMORY): boolean =>
  last > first * (1 + share) + more;

/** What is wrong with the figures; nothing for a server that was started again in between: then they say nothing. */
function judge(rows: readonly Row[], result: Result): readonly string[] {
  const [first, last] = [rows.at(0), rows.at(-1)];
  if (first === undefined || last === undefined || result.deaths.length > 0) return [];
  const wrong: string[] = [];
  const look = (what: string, key: 'rss' | 'heap' | 'median', allowed: typeof MEMORY): void => {
    if (grows(first[key], last[key], allowed))
      wrong.push(`${what} grows from ${first[key].toFixed(1)} to ${last[key].toFixed(1)}`);
  };
  look('memory of the process (MB)', 'rss', MEMORY);
  look('heap in use (MB)', 'heap', MEMORY);
  look('median latency (ms)', 'median', LATENCY);
  return wrong;
}

function print(rows: readonly Row[]): void {
  console.log('  quarter    RSS MB   heap MB   median ms   95 % ms   measured');
  rows.forEach(({ rss, heap, median, slow, count }, i) => {
    const cells = [
      rss.toFixed(1).padStart(9),
      heap.toFixed(1).padStart(10),
      median.toFixed(2).padStart(12),
      slow.toFixed(2).padStart(10),
      count.toString().padStart(11),
    ];
    console.log(`  ${(i + 1).toString().padStart(7)}${cells.join('')}`);
  });
  console.log(
    `  allowed from the first to the last: memory +${MEMORY.share * 100} % and ${MEMORY.more} MB, latency +${LATENCY.share * 100} % and ${LATENCY.more} ms`,
  );
}

/** Counts what was looked at: life, answers, findings, figures, for each way. */
export async function main(options: Options): Promise<{ readonly passed: number; readonly failed: number }> {
  let [passed, failed] = [0, 0];
  const look = (what: string, faults: readonly string[]): void => {
    if (faults.length === 0) passed++;
    else failed++;
    console.log(
      faults.length === 0
        ? `  ok       ${what}`
        : `  FAILED   ${what}\n${faults.map((fault) => `           ${fault}`).join('\n')}`,
    );
  };
  for (const mode of ['pull', 'push'] as const) {
    console.log(
      `\n  ${options.requests} messages, seed ${options.seed}, diagnostics are ${mode === 'pull' ? 'pulled' : 'pushed'}`,
    );
    const result = await soak({ ...options, mode, measured: true, malformed: true });
    const rows = result.quarters.map(rowOf);
    print(rows);
    for (const what of result.internal) console.log(`  note     answered as a fault of the server: ${what}`);
    look('the server lives', result.deaths);
    look('requests in order are answered', result.wrong);
    look('findings are those of a fresh server', result.differences);
    look('memory and latency are flat', judge(rows, result));
  }
  return { passed, failed };
}
