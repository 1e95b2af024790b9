import { beforeEach, expect, test } from 'vitest';
import { createSuspects, type Suspects } from '../../../client/suspects';

const A = 'file:///a.commspec.yaml';
const B = 'file:///b.commspec.yaml';
let suspects: Suspects;
beforeEach(() => {
  suspects = createSuspects();
});

test('what was asked and not answered when the server ended is a suspect', () => {
  suspects.asked(A);
  suspects.asked(B)();
  expect(suspects.list()).toEqual([]);
  suspects.ended();
  expect(suspects.list()).toEqual([{ uri: A, until: 'change' }]);
});

test('one of several requests is enough', () => {
  suspects.asked(A)();
  const over = suspects.asked(A);
  suspects.asked(A);
  over();
  suspects.ended();
  expect(suspects.list()).toEqual([{ uri: A, until: 'change' }]);
});

test('a change makes it innocent, closing too', () => {
  suspects.asked(A);
  suspects.asked(B);
  suspects.ended();
  suspects.changed(A);
  suspects.closed(B);
  suspects.ended();
  expect(suspects.list()).toEqual([]);
});

test('it stays a suspect through the end of a server that left it alone', () => {
  suspects.asked(A);
  suspects.ended();
  suspects.asked(A);
  suspects.asked(B);
  suspects.ended();
  expect(suspects.list()).toEqual([
    { uri: A, until: 'change' },
    { uri: B, until: 'change' },
  ]);
});

test('one that ends the server again after a change is left alone until it is closed', () => {
  suspects.asked(A);
  suspects.ended();
  suspects.changed(A);
  suspects.asked(A);
  suspects.ended();
  expect(suspects.list()).toEqual([{ uri: A, until: 'close' }]);
  suspects.changed(A);
  expect(suspects.list()).toEqual([{ uri: A, until: 'close' }]);
  suspects.closed(A);
  suspects.asked(A);
  suspects.ended();
  expect(suspects.list()).toEqual([{ uri: A, until: 'change' }]);
});

test('what an earlier server owes is not counted for the next', () => {
  const late = suspects.asked(A);
  suspects.ended();
  suspects.changed(A);
  suspects.asked(A);
  late();
  suspects.ended();
  expect(suspects.list()).toEqual([{ uri: A, until: 'close' }]);
});

test('a server that somebody starts anew knows of none', () => {
  const late = suspects.asked(A);
  suspects.ended();
  suspects.forget();
  expect(suspects.list()).toEqual([]);
  suspects.asked(A);
  late();
  suspects.ended();
  expect(suspects.list()).toEqual([{ uri: A, until: 'change' }]);
});
