import { expect, test } from 'vitest';
import { hasColours } from '../../../server/cli/colours';

test.each<
  [what: string, refused: boolean, env: Readonly<Record<string, string>>, isTerminal: boolean, colours: boolean]
>([
  ['a terminal has them', false, {}, true, true],
  ['a pipe has none', false, {}, false, false],
  ['a dumb terminal has none', false, { TERM: 'dumb' }, true, false],
  ['NO_COLOR', false, { NO_COLOR: '1' }, true, false],
  ['an empty NO_COLOR says nothing', false, { NO_COLOR: '' }, true, true],
  ['FORCE_COLOR in a pipe', false, { FORCE_COLOR: '1' }, false, true],
  ['FORCE_COLOR=true on a dumb terminal', false, { FORCE_COLOR: 'true', TERM: 'dumb' }, true, true],
  ['FORCE_COLOR=0', false, { FORCE_COLOR: '0' }, true, false],
  ['an empty FORCE_COLOR says nothing', false, { FORCE_COLOR: '' }, false, false],
  ['FORCE_COLOR before NO_COLOR', false, { FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
  ['the option before all', true, { FORCE_COLOR: '1' }, true, false],
])('%s', (_, refused, env, isTerminal, colours) => {
  expect(hasColours(refused, env, isTerminal)).toBe(colours);
});
