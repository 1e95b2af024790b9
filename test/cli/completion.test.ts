/** Completion in the shells themselves: each loads the script, and is asked what it offers. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMAND_NAMES } from '../../server/cli/commands';
import { build, clear, folder, run } from '../support/program';

let cwd: string;
beforeAll(async () => {
  const program = join(await build('cli'), 'cli.js');
  cwd = folder({
    'a b.commspec.yaml': '',
    'commspec.yml': '',
    'notes.txt': '',
    'specs/x.commspec.yaml': '',
  });
  for (const shell of ['bash', 'zsh'])
    writeFileSync(join(cwd, `.${shell}`), (await run(program, ['completion', shell])).stdout);
});
afterAll(clear);

const has = (shell: string): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0;

/** What is typed, and what is offered for its last word: some of it, and some that is not. */
const TABLE: readonly (readonly [line: string, offered: readonly string[], not: readonly string[]])[] = [
  ['commspec ', ['check', 'completion', 'help', '--version'], ['--format']],
  ['commspec ch', ['check'], ['fix']],
  ['commspec help ', [...COMMAND_NAMES], []],
  ['commspec check --f', ['--format', '--fail-on', '--follow'], ['--dry-run', 'a b.commspec.yaml']],
  ['commspec check --format ', ['pretty', 'gitlab'], ['csv']],
  ['commspec check --format=s', ['sarif'], ['json']],
  ['commspec check --quiet ', ['a b.commspec.yaml', 'commspec.yml', 'specs'], ['notes.txt']],
  ['commspec check specs/', ['x.commspec.yaml'], []],
  ['commspec ports --format ', ['nftables', 'csv'], ['sarif']],
  ['commspec topology --a', [], ['--all']],
  ['commspec check --stdin-path n', ['notes.txt'], []],
  ['commspec fix --code SCH00', ['SCH001', 'SCH005'], ['sch', 'DNS001']],
  ['commspec explain SCH001 compatibility-mode-w', ['compatibility-mode-without-end'], []],
  ['commspec completion ', ['bash', 'zsh'], []],
  ['commspec lsp --', ['--stdio', '--no-color'], []],
];

function expectOffers(offers: readonly string[], [, offered, not]: (typeof TABLE)[number]): void {
  const words = offers.map((offer) => offer.replace(/^specs\//, ''));
  expect(words).toEqual(expect.arrayContaining([...offered]));
  for (const word of not) expect(words).not.toContain(word);
}

describe.skipIf(!has('bash'))('bash', () => {
  /** Words as readline takes them apart: at blanks, and at `=`, which is a word. */
  const wordsOf = (line: string): readonly string[] =>
    line.split(' ').flatMap((word) => word.split(/(=)/).filter((part, _, all) => part !== '' || all.length === 1));

  test.each(TABLE)('%s', (...row) => {
    const words = wordsOf(row[0]);
    const script = `source .bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _commspec; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', script, 'bash', ...words], { cwd, encoding: 'utf8' });
    expect(stderr).toBe('');
    expectOffers(stdout.trimEnd().split('\n'), row);
  });

  test('knows the command once the script is loaded', () => {
    const { stdout } = spawnSync('bash', ['--norc', '-c', 'source .bash; complete -p commspec'], {
      cwd,
      encoding: 'utf8',
    });
    expect(stdout).toBe('complete -F _commspec commspec\n');
  });
});

describe.skipIf(!has('zsh'))('zsh', () => {
  /** What compadd is given: a shell of its own in a terminal that it makes, for completion runs in no other. */
  const script = `
    zmodload zsh/zpty
    zpty -b z zsh -f -i
    zpty -w z 'PROMPT=; autoload -Uz compinit; compinit -D -u; source ./.zsh'
    zpty -w z 'compadd() { local -a hits; builtin compadd -O hits "$@"; (($#hits)) && print -rl -- "HIT:"$^hits; builtin compadd "$@"; }'
    zpty -w z 'asked() { zle complete-word; print -r -- DO""NE; }; zle -N asked; bindkey "^I" asked; print REA""DY'
    local all=
    zpty -r z all '*READY*'
    zpty -n -w z "$1"$'\\t'
    zpty -r z all '*DONE*'
    print -r -- "$all"
    zpty -d z`;

  test.each(TABLE)('%s', (...row) => {
    const { stdout } = spawnSync('zsh', ['-f', '-c', script, 'zsh', row[0]], { cwd, encoding: 'utf8' });
    const offers = [...stdout.matchAll(/HIT:([^\r\n]+)/g)].map(([, word = '']) =>
      word.replaceAll('\\', '').replace(/\/$/, ''),
    );
    expectOffers(offers, row);
  });
});
