import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pngOf } from '../../../client/png';

const icon = readFileSync('images/icon.png');

describe('a picture from the page', () => {
  it.each(['', 'data:image/png;base64,'])('is read behind «%s»', (before) => {
    expect(Buffer.from(pngOf(before + icon.toString('base64'))!).equals(icon)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['no base64', 'no base64!'],
    ['another picture', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64')],
    ['another address', `data:text/html;base64,${icon.toString('base64')}`],
    ['the beginning of one', icon.subarray(0, 7).toString('base64')],
  ])('is refused where it is %s', (_, text) => {
    expect(pngOf(text)).toBeUndefined();
  });

  it('is a PNG or nothing, whatever comes', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(pngOf(text)).toBeUndefined();
      }),
    );
  });
});
