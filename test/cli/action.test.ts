/** The action for pull requests: its script with a repository of its own, and a `gh` that keeps comments in a file. */
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { build, clear, folder, type Outcome } from '../support/program';
import { CLEAN, CONTRADICTION, WARNING } from './contract';

const SCRIPT = resolve('scripts/action/review.sh');
const MARKER = '<!-- commspec-compare -->';

let program: string;
let bin: string;
beforeAll(async () => {
  program = join(await build('cli'), 'cli.js');
  bin = folder({ gh: GH });
  chmodSync(join(bin, 'gh'), 0o755);
});
afterAll(clear);

interface Comment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly type: string };
  readonly author_association: string;
}

/** What of GitHub's program the script uses: lists comments through jq, creates and changes them. */
const GH = `#!/usr/bin/env node
const fs = require('node:fs');
const { execFileSync } = require('node:child_process');
const file = process.env.GH_COMMENTS;
const args = process.argv.slice(2);
const comments = JSON.parse(fs.readFileSync(file, 'utf8'));
const method = args.includes('--method') ? args[args.indexOf('--method') + 1] : 'GET';
const field = args.includes('--field') ? args[args.indexOf('--field') + 1] : '';
const body = field.startsWith('body=@') ? fs.readFileSync(field.slice(6), 'utf8') : undefined;
const path = args.find((arg) => arg.startsWith('repos/'));
if (args[0] !== 'api' || process.env.GH_TOKEN !== 'secret') process.exit(4);
if (method === 'GET') {
  if (path !== 'repos/o/r/issues/7/comments?per_page=100') process.exit(5);
  process.stdout.write(execFileSync('jq', ['-r', args[args.indexOf('--jq') + 1]], { input: JSON.stringify(comments) }));
} else if (process.env.GH_READ_ONLY) process.exit(1);
else if (method === 'POST' && path === 'repos/o/r/issues/7/comments')
  comments.push({ id: 100 + comments.length, body, user: { type: 'Bot' }, author_association: 'NONE' });
else if (method === 'PATCH') {
  const known = comments.find(({ id }) => path === \`repos/o/r/issues/comments/\${id}\`);
  if (known === undefined) process.exit(6);
  known.body = body;
} else process.exit(7);
fs.writeFileSync(file, JSON.stringify(comments));
`;

type Files = Readonly<Record<string, string>>;

class Repository {
  readonly path = folder();
  readonly #comments = join(folder({ 'comments.json': '[]' }), 'comments.json');
  readonly base: string;

  constructor(files: Files) {
    this.git('init', '--quiet', '--initial-branch=main');
    this.commit(files);
    this.base = this.git('rev-parse', 'HEAD').trim();
  }

  git(...args: readonly string[]): string {
    const who = ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...who, ...args], { cwd: this.path, encoding: 'utf8' });
  }

  commit(files: Files): void {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.path, name)), { recursive: true });
      writeFileSync(join(this.path, name), content);
    }
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', 'x');
  }

  get comments(): readonly Comment[] {
    return JSON.parse(readFileSync(this.#comments, 'utf8')) as Comment[];
  }

  set comments(comments: readonly Comment[]) {
    writeFileSync(this.#comments, JSON.stringify(comments));
  }

  review(env: Readonly<Record<string, string>> = {}): Promise<Outcome & { readonly summary: string }> {
    const summary = join(folder({ summary: '' }), 'summary');
    const child = spawn('bash', [SCRIPT], {
      cwd: this.path,
      env: {
        PATH: `${bin}:${process.env['PATH'] ?? ''}`,
        HOME: this.path,
        COMMSPEC: program,
        BASE: this.base,
        PULL: '7',
        GITHUB_REPOSITORY: 'o/r',
        GITHUB_STEP_SUMMARY: summary,
        GH_TOKEN: 'secret',
        GH_COMMENTS: this.#comments,
        ...env,
      },
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    return new Promise((done, failed) => {
      child.on('error', failed);
      child.on('close', (status) => {
        done({ status, stdout, stderr, summary: readFileSync(summary, 'utf8') });
      });
    });
  }

  /** What is left behind. */
  get leftovers(): readonly string[] {
    return [
      ...readdirSync(this.path).filter((name) => name.startsWith('.commspec')),
      ...this.git('worktree', 'list').split('\n').slice(1, -1),
    ];
  }
}

const NAME = 'spec/office.commspec.yaml';
const LARGER = CLEAN.replace('memory: 8 GB', 'memory: 16 GB');

test('a changed spec is compared in one comment, which later runs keep up to date', async () => {
  const repository = new Repository({ [NAME]: CLEAN, 'other.commspec.yaml': CLEAN });
  repository.commit({ [NAME]: LARGER });
  const first = await repository.review();
  expect([first.status, first.stderr]).toEqual([0, '']);
  const [comment] = repository.comments;
  expect(comment?.body).toMatch(
    /^<!-- commspec-compare -->\n`spec\/office\.commspec\.yaml`\n\n### Comparison: office\n\n\*\*0 hosts to add, 1 to change, 0 to remove; \+8 GB memory/,
  );
  expect(comment?.body).not.toContain('other');
  expect(first.summary).toBe(comment?.body);
  expect(repository.leftovers).toEqual([]);

  repository.commit({ [NAME]: CLEAN.replace('memory: 8 GB', 'memory: 32 GB') });
  await repository.review();
  expect(repository.comments).toHaveLength(1);
  expect(repository.comments[0]?.body).toContain('+24 GB memory');

  repository.commit({ [NAME]: CLEAN });
  await repository.review();
  expect(repository.comments.map(({ body }) => body)).toEqual([`${MARKER}\nNo spec changes.\n`]);
}, 60_000);

test('new, renamed, removed and reformatted specs are told apart', async () => {
  const repository = new Repository({
    'a.commspec.yaml': CLEAN,
    'b.commspec.yaml': 'commspec: 1\nname: gone\n',
    'c.commspec.yaml': CLEAN,
  });
  renameSync(join(repository.path, 'a.commspec.yaml'), join(repository.path, 'z.commspec.yaml'));
  rmSync(join(repository.path, 'b.commspec.yaml'));
  repository.commit({
    'z.commspec.yaml': LARGER,
    'c.commspec.yaml': `# by hand\n${CLEAN}`,
    'new/commspec.yaml': LARGER.replace('office1', 'branch1'),
    'notes.txt': 'x',
  });
  const { status } = await repository.review();
  const body = repository.comments[0]?.body ?? '';
  expect(body).toContain('`z.commspec.yaml`, which was `a.commspec.yaml`\n\n### Comparison');
  expect(body).toContain('`new/commspec.yaml`\n\nA new spec: there is nothing to compare it with.\n');
  expect(body).toContain('`b.commspec.yaml` is gone.');
  expect(body).toContain('Written otherwise, and meant the same: `c.commspec.yaml`');
  expect(status).toBe(0);
}, 60_000);

test('a spec that extends what has changed is compared too', async () => {
  const over = 'commspec: 1\nextends: ../base/common.yaml\nname: staging\n';
  const repository = new Repository({ 'base/common.yaml': CLEAN, 'over/staging.commspec.yaml': over });
  repository.commit({ 'base/common.yaml': LARGER });
  const { stderr } = await repository.review();
  expect(stderr).toBe('');
  expect(repository.comments[0]?.body).toMatch(
    /`over\/staging\.commspec\.yaml`\n\n### Comparison: staging\n\n.*\+8 GB memory/,
  );
}, 60_000);

describe('findings', () => {
  test.each([
    ['error', CONTRADICTION, 1, /^::error file=spec\/office\.commspec\.yaml,line=\d+/m],
    ['never', CONTRADICTION, 0, /^::error file=/m],
    ['error', WARNING, 0, /^::warning file=/m],
    ['warning', WARNING, 1, /^::warning file=/m],
  ])('with fail-on %s', async (failOn, text, status, annotation) => {
    const repository = new Repository({ [NAME]: CLEAN });
    repository.commit({ [NAME]: text });
    const outcome = await repository.review({ FAIL_ON: failOn });
    expect(outcome.status).toBe(status);
    expect(outcome.stdout).toMatch(annotation);
    // The comment is written all the same.
    expect(repository.comments).toHaveLength(1);
  });
});

test('a token that may only read leaves the comparison in the summary', async () => {
  const repository = new Repository({ [NAME]: CLEAN });
  repository.commit({ [NAME]: LARGER });
  const { status, stdout, summary } = await repository.review({ GH_READ_ONLY: '1' });
  expect([status, repository.comments]).toEqual([0, []]);
  expect(stdout).toContain('::notice::The comparison is in the summary of this run');
  expect(summary).toContain('### Comparison: office');
  for (const env of [{ COMMENT: 'false' }, { PULL: '' }])
    expect((await repository.review(env)).stdout).not.toContain('::notice');
  expect(repository.comments).toEqual([]);
}, 60_000);

test('a comment that a stranger has begun in the same way is left alone', async () => {
  const repository = new Repository({ [NAME]: CLEAN });
  const stranger = { id: 1, body: `${MARKER} mine`, user: { type: 'User' }, author_association: 'NONE' };
  repository.comments = [stranger, { ...stranger, id: 2, body: `what about ${MARKER}?`, author_association: 'OWNER' }];
  repository.commit({ [NAME]: LARGER });
  await repository.review();
  expect(repository.comments.map(({ id }) => id)).toEqual([1, 2, 102]);
  expect(repository.comments[0]).toEqual(stranger);
});

test('names of files are shown as they are, and links are not read', async () => {
  const odd = 'a `b` $(touch pwned) [x](y).commspec.yaml';
  const repository = new Repository({ 'c.commspec.yaml': CLEAN });
  symlinkSync('/etc/hostname', join(repository.path, 'link.commspec.yaml'));
  repository.commit({ [odd]: LARGER, '-x.commspec.yaml': LARGER });
  const { status, stdout, stderr } = await repository.review();
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toContain('::notice::`link.commspec.yaml` is no regular file and is not read');
  const body = repository.comments[0]?.body ?? '';
  expect(body).toContain('`a ?b? $(touch pwned) [x](y).commspec.yaml`');
  expect(body).toContain('`-x.commspec.yaml`');
  expect(existsSync(join(repository.path, 'pwned'))).toBe(false);
});

test('a spec that can be read in part says so, however short its part of the comment is', async () => {
  const broken = `${CLEAN}      - name: "office2\n`;
  const repository = new Repository({ [NAME]: CLEAN });
  repository.commit({ [NAME]: broken });
  const { status } = await repository.review({ FAIL_ON: 'never' });
  const [comment] = repository.comments;
  expect(status).toBe(0);
  expect(comment?.body).toMatch(/### Comparison: office\n\n> After: Some lines of the spec cannot be read\./);
  expect(comment?.body).not.toContain('meant the same');

  // So many that there is room for the plans alone.
  const many = (text: string): Files =>
    Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.commspec.yaml`, text]));
  const crowd = new Repository(many(CLEAN));
  crowd.commit(many(broken));
  await crowd.review({ FAIL_ON: 'never' });
  expect(crowd.comments[0]?.body.match(/After: Some lines of the spec cannot be read\./g)).toHaveLength(30);
}, 120_000);

test('what a spec says notifies nobody and is no markup in a comment', async () => {
  const hostile = '@team/ops `x` | <img src=x onerror=y> [a](http://b) <!-- -->';
  const repository = new Repository({ [NAME]: CLEAN });
  repository.commit({
    [NAME]: LARGER.replace('name: office\n', `name: ${JSON.stringify(hostile)}\n`).replaceAll(
      'office1',
      JSON.stringify('@octocat `h` |'),
    ),
  });
  await repository.review({ FAIL_ON: 'never' });
  const body = (repository.comments[0]?.body ?? '').slice(MARKER.length);
  expect(body).toContain('team');
  // GitHub looks for mentions in the text that comes out: none is left without a joiner behind its sign.
  expect(body).not.toMatch(/@[a-z]/i);
  expect(body).not.toMatch(/(?<!\\)<(?!\/?(?:details|summary)>|br\/>)/);
  expect(body).not.toMatch(/(?<!\\)\[a(?<!\\)\]/);
}, 60_000);

test('a spec outside of the folder, a base that is missing, and a spec that cannot be read are told apart', async () => {
  const over = 'commspec: 1\nextends: ../../outside.commspec.yaml\nname: staging\n';
  const repository = new Repository({ [NAME]: CLEAN, 'over/b.commspec.yaml': over });
  repository.commit({ [NAME]: 'name: [\n', 'over/b.commspec.yaml': `${over}# x\n` });
  const { status } = await repository.review();
  const body = repository.comments[0]?.body ?? '';
  expect(body).toContain('`over/b.commspec.yaml`\n\nIt cannot be compared: one of the two versions cannot be read.');
  expect(status).toBe(1);
  expect((await repository.review({ BASE: 'f'.repeat(40) })).stdout).toContain(
    '::error::the commit to compare with is not in this checkout and cannot be fetched',
  );
}, 60_000);

test('of many specs each gets its share of a comment', async () => {
  const specs = (memory: string): Files =>
    Object.fromEntries(
      Array.from({ length: 25 }, (_, i) => [
        `s${i}.commspec.yaml`,
        CLEAN.replace('8 GB', memory).replace('name: office\n', `name: office${i}\n`),
      ]),
    );
  const repository = new Repository(specs('8 GB'));
  repository.commit(specs('16 GB'));
  await repository.review();
  const body = repository.comments[0]?.body ?? '';
  expect(body.length).toBeLessThan(65_536);
  expect(body.match(/\+8 GB memory/g)).toHaveLength(25);
  expect(body.match(/<details>/g)?.length).toBe(body.match(/<\/details>/g)?.length);
}, 120_000);

test('a comparison of more bytes than characters is shortened, not left out', async () => {
  const zones = (word: string): Files => ({
    [NAME]: `${CLEAN}zones:\n${Array.from({ length: 400 }, (_, i) => `  - { name: ${word.repeat(600)}${i} }\n`).join('')}`,
  });
  const repository = new Repository(zones('\u96f2'));
  repository.commit({ [NAME]: zones('\u6d77')[NAME]!.replace('8 GB', '16 GB') });
  await repository.review();
  const body = repository.comments[0]?.body ?? '';
  expect(body).toContain('+8 GB memory');
  expect(Buffer.byteLength(body)).toBeLessThan(65_536);
}, 120_000);

test.each([
  [{ FAIL_ON: 'sometimes' }, '::error::fail-on is error, warning or never'],
  [{ BASE: '--output=x' }, '::error::base is no commit'],
])('a wrong input %j ends in status 2', async (env, message) => {
  const repository = new Repository({ [NAME]: CLEAN });
  const { status, stdout } = await repository.review(env);
  expect([status, stdout.trim()]).toEqual([2, message]);
});

describe('action.yml', () => {
  const action = parse(readFileSync('action.yml', 'utf8')) as {
    readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
    readonly runs: {
      readonly steps: readonly { readonly run: string; readonly env?: Readonly<Record<string, string>> }[];
    };
  };

  test('gives the script all that it reads, and runs no text of an input', () => {
    const [, step] = action.runs.steps;
    const head = readFileSync(SCRIPT, 'utf8').split('set -euo')[0]!;
    const read = [...head.matchAll(/^# {3}([A-Z_]+) {2}/gm)].map((match) => match[1]!);
    expect(read.length).toBeGreaterThan(6);
    for (const name of read.filter((each) => !each.startsWith('GITHUB_')))
      expect(Object.keys(step?.env ?? {})).toContain(name);
    for (const { run } of action.runs.steps) expect(run).not.toContain('${{');
  });

  test('has the inputs that the page lists', () => {
    const page = readFileSync('docs/compare.md', 'utf8');
    for (const name of Object.keys(action.inputs)) expect(page).toMatch(new RegExp(`^\\| \`${name}\` +\\|`, 'm'));
  });
});
