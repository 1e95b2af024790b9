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

  /** A spec in which lists stand at the indentation of their key. */
  const FLAT = `users:
  bases:
  - name: staff
    mailbox: 1 GB
tiers:
- tier: 2
  hosts:
  - zone: data
    name: store
    memory: 4 GB
    components:
    - component: message-store
      partitions:
      - name: primary
        size: 100 GB
firewalls:
- name: outer
  allow:
  - protocol: imap
    port: 143
`.split('\n');
  const textOf = (line: number): string => (FLAT[line] ?? '').trim();
  it.each([
    ['a user base', 'mailbox: 1 GB', ['- name: staff', 'bases:', 'users:']],
    ['the name of a host', 'name: store', ['- zone: data', 'hosts:', '- tier: 2', 'tiers:']],
    ['memory', 'memory: 4 GB', ['- zone: data', 'hosts:', '- tier: 2', 'tiers:']],
    [
      'a partition',
      'size: 100 GB',
      [
        ...['- name: primary', 'partitions:', '- component: message-store', 'components:'],
        ...['- zone: data', 'hosts:', '- tier: 2', 'tiers:'],
      ],
    ],
    ['a rule of a firewall', 'port: 143', ['- protocol: imap', 'allow:', '- name: outer', 'firewalls:']],
    ['an item', '- tier: 2', ['tiers:']],
    ['a key behind a list', 'firewalls:', []],
  ])('%s', (_, own, above) => {
    const line = FLAT.findIndex((text) => text.trim() === own);
    expect(linesAround((i) => FLAT[i] ?? '', line).map(textOf)).toEqual([own, ...above]);
  });
});
