import { describe, expect, it } from 'vitest';
import { chapterOf, chapters, describeSource, describeSources, guide } from '../../../server/catalog/guide';

describe('chapters', () => {
  it('are numbered in a row and rise', () => {
    expect(chapters.map(({ number }) => number)).toEqual(chapters.map((_, i) => i + 1));
    chapters.reduce((before, { firstLine }) => {
      expect(firstLine).toBeGreaterThan(before);
      return firstLine;
    }, 0);
  });

  it.each([
    [68, undefined],
    [69, 1],
    [348, 1],
    [349, 2],
    [833, 3],
    [6539, 36],
    [6660, 37],
    [6661, undefined],
  ])('line %i is in chapter %s', (line, chapter) => expect(chapterOf(line)?.number).toBe(chapter));

  it('reach the end of the guide', () => expect(chapterOf(guide.lines)?.number).toBe(37));
});

describe('describeSource', () => {
  it.each([
    ['L833', 'Planning guide, chapter 3, line 833'],
    ['L1885-1890', 'Planning guide, chapter 8, lines 1885-1890'],
    ['L12', 'Planning guide, line 12'],
    ['GlassFish Administration Guide', 'GlassFish Administration Guide'],
    ['L12x', 'L12x'],
    ['', ''],
  ])('%s', (source, text) => expect(describeSource(source)).toBe(text));

  it('puts several together', () => {
    expect(describeSources(['L2618', 'L833', 'Some Guide', 'L2597-2603', 'L833'])).toBe(
      'Planning guide, chapter 3, line 833; chapter 10, lines 2597-2603, 2618; Some Guide',
    );
    expect(describeSources(['Some Guide'])).toBe('Some Guide');
    expect(describeSources([])).toBe('');
  });
});
