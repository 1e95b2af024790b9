import { describe, expect, it } from 'vitest';
import { createLatest } from '../../../client/latest';

function questions() {
  const log: string[] = [];
  let next = 0;
  const latest = createLatest(() => {
    const token = ++next;
    return { token, cancel: () => log.push(`cancel ${token}`), dispose: () => log.push(`dispose ${token}`) };
  });
  /** Asks; the answer comes when the test says so. */
  const ask = () => {
    let resolve: (value: string) => void = () => undefined;
    let reject: (error: Error) => void = () => undefined;
    const answer = latest.ask(
      () =>
        new Promise<string>((yes, no) => {
          resolve = yes;
          reject = no;
        }),
    );
    return {
      answer,
      resolve: (value: string) => {
        resolve(value);
      },
      reject: (error: Error) => {
        reject(error);
      },
    };
  };
  return { log, latest, ask };
}

describe('the latest question', () => {
  it('gets its answer', async () => {
    const { log, latest, ask } = questions();
    const one = ask();
    expect(latest.isBusy()).toBe(true);
    one.resolve('yes');
    expect(await one.answer).toEqual({ answer: 'yes' });
    expect(latest.isBusy()).toBe(false);
    expect(log).toEqual(['dispose 1']);
  });

  it('cancels the one before it, whose answer is nobody’s', async () => {
    const { log, latest, ask } = questions();
    const [one, two] = [ask(), ask()];
    expect(log).toEqual(['cancel 1']);
    one.resolve('late');
    expect(await one.answer).toBeUndefined();
    expect(latest.isBusy()).toBe(true);
    two.resolve('new');
    expect(await two.answer).toEqual({ answer: 'new' });
    expect(log).toEqual(['cancel 1', 'dispose 1', 'dispose 2']);
  });

  it('says what went wrong; of one that was cancelled nobody wants to know', async () => {
    const { latest, ask } = questions();
    const [one, two] = [ask(), ask()];
    one.reject(new Error('cancelled'));
    two.reject(new Error('broken'));
    expect(await one.answer).toBeUndefined();
    await expect(two.answer).rejects.toThrow('broken');
    expect(latest.isBusy()).toBe(false);
  });

  it('can be cancelled without another', async () => {
    const { log, latest, ask } = questions();
    const one = ask();
    latest.cancel();
    latest.cancel();
    expect(latest.isBusy()).toBe(false);
    one.resolve('late');
    expect(await one.answer).toBeUndefined();
    expect(log).toEqual(['cancel 1', 'dispose 1']);
  });
});
