/** Whether output has colours, by the conventions of terminals. */

/**
 * `--no-color` comes first, then FORCE_COLOR (0 and false: none; https://force-color.org), then NO_COLOR
 * (https://no-color.org); where nothing is said, a terminal has them, unless it is dumb.
 */
export function hasColours(
  refused: boolean,
  env: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): boolean {
  if (refused) return false;
  const forced = env['FORCE_COLOR'] ?? '';
  if (forced !== '') return forced !== '0' && forced !== 'false';
  return isTerminal && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
}
