import { describe, expect, it } from 'vitest';
import { linesAround } from '../../../client/lines';

const TEXT = `tiers:
  - tier: 1
    # front ends
    hosts:
      - name: mmp
        cpus: 2

      - name: store
        components:
          - mta
users: 5
`.split('\n');

describe('the lines that a line lies under', () => {
  it.each([
    { line: 0, expected: [0] },
    { line: 5, expected: [5, 4, 3, 1, 0] },
    { line: 9, expected: [9, 8, 7, 3, 1, 0] },
    { line: 10, expected: [10] },
  ])('of line $line', ({ line, expected }) => {
    expect(linesAround((i) => TEXT[i] ?? '', line)).toEqual(expected);
  });

  it.each([
    { what: 'an empty line', line: 6, expected: [6, 5, 4, 3, 1, 0] },
    { what: 'a comment', line: 2, expected: [2, 1, 0] },
  ])('$what belongs to the text above it', ({ line, expected }) => {
    expect(linesAround((i) => TEXT[i] ?? '', line)).toEqual(expected);
  });
});
