import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { throttle } from '../../../client/throttle';

describe('throttle', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('runs at once, then once for all calls of a while', () => {
    const action = vi.fn<() => void>();
    const throttled = throttle(action, 300);
    throttled.run();
    expect(action).toHaveBeenCalledTimes(1);
    throttled.run();
    throttled.run();
    vi.advanceTimersByTime(299);
    expect(action).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    expect(action).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(1000);
    expect(action).toHaveBeenCalledTimes(2);
    throttled.run();
    expect(action).toHaveBeenCalledTimes(3);
  });

  it('runs at most every so often, however often it is called', () => {
    const action = vi.fn<() => void>();
    const throttled = throttle(action, 300);
    for (let time = 0; time < 3000; time += 10) {
      throttled.run();
      vi.advanceTimersByTime(10);
    }
    expect(action.mock.calls.length).toBeLessThanOrEqual(11);
  });

  it('forgets what was to come, and runs at once again', () => {
    const action = vi.fn<() => void>();
    const throttled = throttle(action, 300);
    throttled.run();
    throttled.run();
    throttled.cancel();
    vi.advanceTimersByTime(1000);
    expect(action).toHaveBeenCalledTimes(1);
    throttled.run();
    expect(action).toHaveBeenCalledTimes(2);
  });
});
