// The workbench prints much of its own: test/host/ shows what begins with this.
const say = (line: string): void => {
  console.log(`[test] ${line}`);
};

function lines(runner: Mocha.Runner): void {
  runner.on('pass', (test) => say(`ok       ${test.fullTitle()} (${test.duration ?? 0} ms)`));
  runner.on('pending', (test) => say(`skipped  ${test.fullTitle()}`));
  runner.on('fail', (test, error: unknown) => {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    say(`FAILED   ${test.fullTitle()}: ${message}\n${stack ?? ''}`);
  });
}

/** A mocha reporter: a line for each test. Mocha calls it with `new` and asks no more of it. */
export const Lines = lines as unknown as Mocha.ReporterConstructor;

/** Runs mocha to its end and prints the closing line with the counts. Rejects unless all is well. */
export function report(run: (done: (failures: number) => void) => Mocha.Runner): Promise<void> {
  return new Promise((resolve, reject) => {
    const runner = run((failed) => {
      const passed = runner.stats?.passes ?? 0;
      const skipped = runner.stats?.pending ?? 0;
      const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
      say(counts);
      if (failed > 0 || passed === 0) reject(new Error(counts));
      else resolve();
    });
  });
}
