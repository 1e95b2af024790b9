import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, clear, folder, run, type Call, type Outcome } from '../support/program';
import { BROKEN, CLEAN, conforming, CONTRADICTION, SLIP, WARNING } from './contract';

let program: string;
beforeAll(async () => {
  program = join(await build('cli'), 'cli.js');
});
afterAll(clear);

const check = (cwd: string, args: readonly string[], call: Call = {}): Promise<Outcome> =>
  run(program, ['check', ...args], { cwd, ...call });

interface Json {
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly {
      readonly code: string;
      readonly severity: string;
      readonly advice?: boolean;
      readonly range: { readonly start: { readonly line: number; readonly character: number } };
      readonly related: readonly { readonly path: string }[];
      readonly fixes: readonly { readonly edits: readonly { readonly newText: string }[] }[];
    }[];
    readonly suppressed: number;
  }[];
}

async function json(cwd: string, args: readonly string[]): Promise<Json> {
  const { stdout } = await check(cwd, ['--format', 'json', ...args]);
  return conforming('check', stdout) as Json;
}

const paths = (result: Json): readonly string[] => result.files.map((file) => file.path);
const codes = (result: Json): readonly string[] =>
  result.files.flatMap((file) => file.findings.map(({ code }) => code));

describe('the exit status', () => {
  const FILES = {
    'clean.commspec.yaml': CLEAN,
    'warning.commspec.yaml': WARNING,
    'error.commspec.yaml': SLIP,
    'broken.commspec.yaml': BROKEN,
    'empty.commspec.yaml': '',
    'latin1.commspec.yaml': Buffer.from('name: Zürich\n', 'latin1'),
    'sub/clean.commspec.yaml': CLEAN,
    'sub/error.commspec.yaml': SLIP,
    'none/readme.txt': '',
  };
  const TABLE: readonly (readonly [args: string, status: number, stderr: RegExp])[] = [
    ['clean.commspec.yaml', 0, /^$/],
    ['warning.commspec.yaml', 0, /^$/],
    ['--fail-on error warning.commspec.yaml', 0, /^$/],
    ['--fail-on warning warning.commspec.yaml', 1, /^$/],
    ['error.commspec.yaml', 1, /^$/],
    ['clean.commspec.yaml error.commspec.yaml', 1, /^$/],
    ['broken.commspec.yaml', 1, /^$/],
    ['empty.commspec.yaml', 1, /^$/],
    ['sub', 1, /^$/],
    ['none', 2, /none: there is no spec in this folder/],
    ['nowhere.commspec.yaml', 2, /nowhere\.commspec\.yaml: there is no such file or folder/],
    ['clean.commspec.yaml/x', 2, /there is no such file or folder/],
    ['latin1.commspec.yaml', 2, /latin1\.commspec\.yaml: the file is not UTF-8 text/],
    ['error.commspec.yaml nowhere', 2, /nowhere: there is no such file or folder/],
    ['', 2, /`check` needs a file or folder/],
    [
      '--format yaml clean.commspec.yaml',
      2,
      /`--format yaml` is not known; use pretty, json, sarif, github, junit or gitlab/,
    ],
    ['--format clean.commspec.yaml', 2, /`--format clean\.commspec\.yaml` is not known/],
    ['clean.commspec.yaml --format', 2, /`--format` needs a value/],
    ['--fail-on hint clean.commspec.yaml', 2, /`--fail-on hint` is not known; use error or warning/],
    ['--advise clean.commspec.yaml', 2, /there is no option `--advise`; did you mean `--advice`\?/],
    ['--advice=1 clean.commspec.yaml', 2, /`--advice` takes no value/],
    ['-x clean.commspec.yaml', 2, /there is no option `-x`; put `--` before a file of that name/],
  ];
  let cwd: string;
  beforeAll(() => {
    cwd = folder(FILES);
  });

  test.each(TABLE)('of `check %s` is %i', async (args, status, stderr) => {
    const outcome = await check(
      cwd,
      args.split(' ').filter((arg) => arg !== ''),
    );
    expect(outcome.stderr).toMatch(stderr);
    expect(outcome.status).toBe(status);
    expect(outcome.stderr).not.toMatch(/^\s+at /m);
  });
});

describe('files', () => {
  test('are found in folders by their names, in order, but not below what tools keep', async () => {
    const cwd = folder({
      'b/commspec.yaml': CLEAN,
      'a.commspec.yml': CLEAN,
      'commspec.yml': 'a: [',
      'x.commspec.yaml/c.commspec.yaml': CLEAN,
      'node_modules/m.commspec.yaml': SLIP,
      '.git/g.commspec.yaml': SLIP,
      'other.yaml': 'a: [',
      'mycommspec.yaml': 'a: [',
    });
    expect(paths(await json(cwd, ['.']))).toEqual([
      'a.commspec.yml',
      'b/commspec.yaml',
      'x.commspec.yaml/c.commspec.yaml',
    ]);
  });

  test('of any name are checked where they are named', async () => {
    const cwd = folder({ 'other.txt': SLIP });
    expect(codes(await json(cwd, ['other.txt']))).toEqual(['FMT001']);
  });

  test('named twice are checked once, in the order of their first naming', async () => {
    const cwd = folder({ 'b.commspec.yaml': CLEAN, 'a.commspec.yaml': CLEAN });
    const args = ['b.commspec.yaml', '.', './b.commspec.yaml', join(cwd, 'a.commspec.yaml')];
    expect(paths(await json(cwd, args))).toEqual(['b.commspec.yaml', 'a.commspec.yaml']);
    expect((await check(cwd, args)).status).toBe(0);
  });

  test('behind links are checked; folders behind links are not searched', async () => {
    const cwd = folder({ 'real/a.commspec.yaml': CLEAN });
    symlinkSync('real/a.commspec.yaml', join(cwd, 'l.commspec.yaml'));
    symlinkSync('real', join(cwd, 'd.commspec.yaml'));
    symlinkSync('.', join(cwd, 'circle'));
    expect(paths(await json(cwd, ['.']))).toEqual(['l.commspec.yaml', 'real/a.commspec.yaml']);
    const { status, stdout, stderr } = await check(cwd, ['.']);
    expect([status, stdout.split('\n').at(-2), stderr]).toEqual([0, 'No findings in 2 files.', '']);
  });

  test.each([
    'with space.commspec.yaml',
    'new\nline.commspec.yaml',
    '-dash.commspec.yaml',
    'q\'uo"te.commspec.yaml',
    'ümlaut%20.commspec.yaml',
  ])('may be called %j', async (name) => {
    const cwd = folder({ [name]: SLIP });
    expect(paths(await json(cwd, ['--', name]))).toEqual([name]);
    const { status, stdout } = await check(cwd, ['--', name]);
    expect(status).toBe(1);
    expect(stdout.split('\n')[0]).toMatch(/:13:9: error FMT001: /);
  });

  test.skipIf(process.getuid?.() !== 0)(
    'that may not be read end in status 2, and do not hide the others',
    async () => {
      const cwd = folder({ 'a.commspec.yaml': SLIP });
      mkdirSync(join(cwd, 'closed'), { mode: 0o700 });
      const { status, stdout, stderr } = await check(cwd, ['--format', 'json', '.'], { uid: 65_534 });
      expect(stderr).toContain('closed: permission denied');
      expect(codes(conforming('check', stdout) as Json)).toEqual(['FMT001']);
      expect(status).toBe(2);
    },
  );

  test('above 2 MB are not analysed, and say so', async () => {
    const cwd = folder({ 'large.commspec.yaml': CLEAN + '# filler\n'.repeat(700_000) });
    const { status, stdout } = await check(cwd, ['--format', 'json', '.']);
    expect(status).toBe(1);
    expect(codes(conforming('check', stdout) as Json)).toEqual(['YAML007']);
  });

  test('that begin with a byte order mark have the positions that an editor shows', async () => {
    const cwd = folder({ 'a.commspec.yaml': `\uFEFF{ commspec: 1, nam: x }\n` });
    const result = await json(cwd, ['.']);
    const slip = result.files[0]!.findings.find(({ code }) => code === 'FMT001');
    expect(slip?.range.start).toEqual({ line: 0, character: 15 });
  });
});

describe('pretty', () => {
  test('shows place, message, the line, the other side, fixes and counts', async () => {
    const cwd = folder({ 'a.commspec.yaml': CONTRADICTION });
    const { stdout } = await check(cwd, ['a.commspec.yaml']);
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(
        /^a\.commspec\.yaml:5:22: error SCH001: Convergence .*\. \[convergence-in-compatibility-mode\]$/,
      ),
      '  5 | directory: { schema: schema2-compat, provisioning: [delegated-administrator] }',
      '    |                      ^^^^^^^^^^^^^^',
      expect.stringMatching(/^ {2}see a\.commspec\.yaml:15:51: /),
      expect.stringMatching(/^ {2}fix: /),
      '',
      expect.stringMatching(/^a\.commspec\.yaml: Not sound: 1 error\b.*\.$/),
      '1 error in 1 file.',
      '',
    ]);
  });

  test('says of up to three specs whether the design is sound, where all of their lines can be read', async () => {
    const specs = ['a', 'b', 'c', 'd'].map((name) => [`${name}.commspec.yaml`, CLEAN] as const);
    const verdicts = async (files: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<number> =>
      (
        (await check(folder(files), [...args, '.'])).stdout.match(
          /^\w\.commspec\.yaml: (Sound|Nothing wrong|Not sound)/gm,
        ) ?? []
      ).length;
    expect(await verdicts(Object.fromEntries(specs.slice(0, 3)))).toBe(3);
    expect(await verdicts(Object.fromEntries(specs))).toBe(0);
    expect(await verdicts({ 'a.commspec.yaml': CLEAN, 'b.commspec.yaml': `${CLEAN}name: "x\n` })).toBe(1);
    expect(await verdicts({ 'a.commspec.yaml': CLEAN }, '--format', 'github')).toBe(0);
  });

  test.each([
    ['nothing', { 'a.commspec.yaml': CLEAN }, [], 'No findings in 1 file.'],
    ['two files', { 'a.commspec.yaml': CLEAN, 'b.commspec.yaml': WARNING }, [], '1 warning in 2 files.'],
    [
      'ignored findings',
      { 'a.commspec.yaml': WARNING.replace('\ndns', ' # commspec-ignore SCH005: soon\ndns') },
      [],
      'No findings in 1 file; 1 ignored by comments.',
    ],
  ])('counts %s', async (_, files, args, line) => {
    expect((await check(folder(files), [...args, '.'])).stdout.trimEnd().split('\n').at(-1)).toBe(line);
  });

  test('has colours in a pipe only where they are forced', async () => {
    const cwd = folder({ 'a.commspec.yaml': CONTRADICTION });
    const coloured = async (env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<boolean> =>
      (await check(cwd, [...args, '.'], { env })).stdout.includes('\u001B');
    expect(await coloured({ TERM: 'xterm-256color' })).toBe(false);
    expect(await coloured({ FORCE_COLOR: '1' })).toBe(true);
    expect(await coloured({ FORCE_COLOR: '1' }, '--no-color')).toBe(false);
  });

  test('is silent with `--quiet` unless something is at or above `--fail-on`', async () => {
    const cwd = folder({ 'a.commspec.yaml': WARNING, 'b.commspec.yaml': CLEAN });
    expect(await check(cwd, ['--quiet', '.'])).toEqual({ status: 0, stdout: '', stderr: '' });
    const { status, stdout } = await check(cwd, ['--quiet', '--fail-on', 'warning', '.']);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^a\.commspec\.yaml:5:22: warning SCH005: /);
    expect(stdout).not.toMatch(/[Ss]ound|in 2 files/);
    expect(codes(await json(cwd, ['--quiet', '.']))).toEqual([]);
  });

  test.each([
    ['a slip', { 'a.commspec.yaml': SLIP }],
    ['what waits for a repair', { 'a.commspec.yaml': SLIP.replace('native', 'nativ').replace('zone:', 'zon:') }],
    ['what one repair uncovers', { 'a.commspec.yaml': SLIP.replace('tiers:', 'tierz:').replace('schema:', 'schem:') }],
    ['nothing safe', { 'a.commspec.yaml': WARNING }],
    ['equally likely ones', { 'a.commspec.yaml': CLEAN.replace('suite: 7u3', 'suite: 7u4') }],
    ['a base that is repaired by itself', { 'a.commspec.yaml': 'extends: ./b.yaml\nname: a\n', 'b.yaml': SLIP }],
  ])('promises as many repairs as `fix` makes: %s', async (_, files) => {
    const cwd = folder(files);
    const promised = /`commspec fix` makes (\d+) repairs?/.exec((await check(cwd, ['.'])).stdout)?.[1] ?? '0';
    const made = /^(\d+) fix/m.exec((await run(program, ['fix', '.'], { cwd })).stderr)?.[1];
    expect(promised).toBe(made);
  });

  test('lets nothing of a hostile file reach the terminal', async () => {
    const cwd = folder({ 'a\u001B[31m.commspec.yaml': `commspec: 1\n"\\e]0;x\\a\u202E": 1\n` });
    const { stdout, stderr } = await check(cwd, ['.']);
    // eslint-disable-next-line no-control-regex -- finding them is the point
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/);
    expect(stdout).toContain('FMT001');
  });
});

describe('advice', () => {
  const SPEC = CLEAN.replace('dns: { servers: [192.0.2.53] }\n', '');

  test('is shown on request only, and never fails a check', async () => {
    const cwd = folder({ 'a.commspec.yaml': SPEC });
    const without = await json(cwd, ['.']);
    expect(without.files[0]!.findings.filter((finding) => finding.advice)).toEqual([]);
    const found = await json(cwd, ['--advice', '.']);
    expect(found.files[0]!.findings.filter((finding) => finding.advice).length).toBeGreaterThan(0);
    expect((await check(cwd, ['--advice', '--fail-on', 'warning', '.'])).status).toBe(0);
  });

  test.each([
    ['pretty', /advice \(\w+\) [A-Z]+\d+: /, /\d+ pieces? of advice/],
    ['github', /^::notice /, /^(?!.*::(error|warning) )/s],
    ['junit', /<skipped message=/, /failures="0"/],
    ['sarif', /"level": "note"/, /^(?!.*"level": "(error|warning)",\s+"message")/s],
  ])('is told apart as %s', async (format, ...expected) => {
    const { stdout } = await check(folder({ 'a.commspec.yaml': SPEC }), ['--advice', '--format', format, '.']);
    for (const pattern of expected) expect(stdout).toMatch(pattern);
  });
});

describe('JSON', () => {
  test('has every file, findings with fixes and the other side', async () => {
    const cwd = folder({ 'a.commspec.yaml': CLEAN, 'b.commspec.yaml': CONTRADICTION });
    const result = await json(cwd, ['.']);
    expect(result).toMatchObject({
      version: 1,
      files: [
        { path: 'a.commspec.yaml', findings: [], suppressed: 0 },
        {
          path: 'b.commspec.yaml',
          findings: [
            {
              code: 'SCH001',
              severity: 'error',
              range: { start: { line: 4, character: 21 }, end: { line: 4, character: 35 } },
              related: [{ path: 'b.commspec.yaml', range: { start: { line: 14 } } }],
              fixes: [{ safe: false, edits: [{ newText: 'schema2-native' }] }],
            },
          ],
        },
      ],
    });
  });

  test('is what all examples give', async () => {
    conforming('check', (await check(process.cwd(), ['--advice', '--format', 'json', 'examples'])).stdout);
  });

  test('is printed where a file cannot be read', async () => {
    const cwd = folder({ 'a.commspec.yaml': CLEAN });
    const { status, stdout } = await check(cwd, ['--format', 'json', 'a.commspec.yaml', 'nowhere']);
    expect(status).toBe(2);
    expect(paths(conforming('check', stdout) as Json)).toEqual(['a.commspec.yaml']);
  });
});

describe('overlays', () => {
  const OVER = 'commspec: 1\nextends: ./base.commspec.yaml\nname: staging\n';

  test('show a finding in the file where the wrong value stands, and once', async () => {
    const cwd = folder({
      'base.commspec.yaml': CLEAN,
      'one.commspec.yaml': `${OVER}environment: productio\n`,
      'two.commspec.yaml': OVER,
    });
    const first = await json(cwd, ['one.commspec.yaml']);
    expect(first.files.map((file) => [file.path, file.findings.map(({ code }) => code)])).toEqual([
      ['one.commspec.yaml', ['FMT002']],
    ]);

    const wrong = folder({
      'base.commspec.yaml': CONTRADICTION,
      'one.commspec.yaml': OVER,
      'two.commspec.yaml': OVER,
    });
    const result = await json(wrong, ['one.commspec.yaml', 'two.commspec.yaml', 'base.commspec.yaml']);
    const findings = Object.fromEntries(result.files.map((file) => [file.path, file.findings]));
    expect(findings['one.commspec.yaml']).toEqual([]);
    expect(findings['two.commspec.yaml']).toEqual([]);
    expect(findings['base.commspec.yaml']).toMatchObject([
      {
        code: 'SCH001',
        range: { start: { line: 4, character: 21 } },
        fixes: [{ edits: [{ newText: 'schema2-native' }] }],
      },
    ]);
  });

  test('name a base once, wherever it stands among those that extend it', async () => {
    const over = OVER.replace('base', 'm');
    const cwd = folder({
      'm.commspec.yaml': CLEAN.replace('webmail]', 'webmail, convergence, glassfish]'),
      'a.commspec.yaml': over,
      'y.commspec.yaml': `${over}directory: { schema: schema2-compat }\n`,
      'z.commspec.yaml': CLEAN,
    });
    expect([...paths(await json(cwd, ['.']))].sort()).toEqual(
      ['a', 'm', 'y', 'z'].map((name) => `${name}.commspec.yaml`),
    );
    const outside = await json(cwd, ['a.commspec.yaml', 'y.commspec.yaml']);
    expect(codes(outside)).toContain('SCH001');
  });

  test('point at the base from the other side', async () => {
    const cwd = folder({
      'sub/base.commspec.yaml': CLEAN.replace('webmail]', 'webmail, convergence, glassfish]'),
      'over.commspec.yaml': 'extends: ./sub/base.commspec.yaml\ndirectory: { schema: schema2-compat }\n',
    });
    expect(await json(cwd, ['over.commspec.yaml'])).toMatchObject({
      files: [
        {
          path: 'over.commspec.yaml',
          findings: [{ code: 'SCH001', range: { start: { line: 1 } }, related: [{ path: 'sub/base.commspec.yaml' }] }],
        },
      ],
    });
  });

  test.each([
    ['missing', './nowhere.commspec.yaml'],
    ['outside', '../outside.commspec.yaml'],
    ['a circle', './over.commspec.yaml'],
  ])('whose base is %s are an error at `extends`', async (_, base) => {
    const cwd = folder({ 'over.commspec.yaml': `commspec: 1\nextends: ${base}\n` });
    const { status, stdout } = await check(cwd, ['--format', 'json', '.']);
    expect(status).toBe(1);
    expect(codes(conforming('check', stdout) as Json)).toContain('EXT001');
  });

  test('never follow a link out of the folder', async () => {
    const outside = folder({ 'secret.commspec.yaml': CONTRADICTION });
    const cwd = folder({ 'over.commspec.yaml': OVER });
    symlinkSync(join(outside, 'secret.commspec.yaml'), join(cwd, 'base.commspec.yaml'));
    const result = await json(cwd, ['over.commspec.yaml']);
    expect(codes(result)).toContain('EXT001');
    expect(codes(result)).not.toContain('SCH001');
  });
});

describe('SARIF', () => {
  interface Sarif {
    readonly runs: readonly {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly level: string;
        readonly locations: readonly {
          readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: unknown };
        }[];
        readonly fixes: readonly {
          readonly artifactChanges: readonly { readonly replacements: readonly unknown[] }[];
        }[];
      }[];
    }[];
  }
  const sarif = async (cwd: string, args: readonly string[]): Promise<Sarif> =>
    conforming('sarif', (await check(cwd, ['--format', 'sarif', ...args])).stdout) as Sarif;

  test('names rules, levels, regions from 1, and fixes', async () => {
    const cwd = folder({ 'a.commspec.yaml': CONTRADICTION, 'b.commspec.yaml': WARNING });
    const [run] = (await sarif(cwd, ['.'])).runs;
    expect(run!.results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ['SCH001', 'error'],
      ['SCH005', 'warning'],
    ]);
    for (const { ruleId, ruleIndex, fixes } of run!.results) {
      expect(run!.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      for (const fix of fixes) for (const change of fix.artifactChanges) expect(change.replacements).not.toEqual([]);
    }
    expect(run!.results[0]!.locations[0]!.physicalLocation).toEqual({
      artifactLocation: { uri: 'a.commspec.yaml', uriBaseId: '%SRCROOT%' },
      region: { startLine: 5, startColumn: 22, endLine: 5, endColumn: 36 },
    });
  });

  test('names files relative to where it runs, however they were named, and others in full', async () => {
    const cwd = folder({ 'sub dir/a.commspec.yaml': SLIP, 'a:b.commspec.yaml': SLIP });
    const outside = folder({ 'c.commspec.yaml': SLIP });
    const result = await sarif(cwd, [join(cwd, 'sub dir'), 'a:b.commspec.yaml', outside]);
    const uris = result.runs[0]!.results.map(({ locations }) => locations[0]!.physicalLocation.artifactLocation.uri);
    expect(uris).toEqual(['sub%20dir/a.commspec.yaml', './a:b.commspec.yaml', `file://${outside}/c.commspec.yaml`]);
  });

  test('is what no finding and all examples give', async () => {
    const cwd = folder({ 'a.commspec.yaml': CLEAN });
    expect((await sarif(cwd, ['.'])).runs[0]!.results).toEqual([]);
    await sarif(process.cwd(), ['--advice', 'examples']);
  });
});

describe('annotations of GitHub', () => {
  test('are a line a finding, escaped', async () => {
    const cwd = folder({ 'a,b:c%.commspec.yaml': CONTRADICTION, 'warn.commspec.yaml': WARNING });
    const { stdout } = await check(cwd, ['--format', 'github', '.']);
    expect(stdout.trimEnd().split('\n')).toEqual([
      expect.stringMatching(
        /^::error file=a%2Cb%3Ac%25\.commspec\.yaml,line=5,endLine=5,col=22,endColumn=36,title=SCH001::Convergence .+\.$/,
      ),
      expect.stringMatching(
        /^::warning file=warn\.commspec\.yaml,line=5,endLine=5,col=22,endColumn=36,title=SCH005::.+$/,
      ),
    ]);
  });

  test('are nothing at all where nothing is found', async () => {
    expect((await check(folder({ 'a.commspec.yaml': CLEAN }), ['--format', 'github', '.'])).stdout).toBe('');
  });
});

describe('JUnit', () => {
  test('is a suite a file and a case a finding', async () => {
    const cwd = folder({ 'a.commspec.yaml': CLEAN, 'b "&<\n.commspec.yaml': CONTRADICTION });
    const { stdout } = await check(cwd, ['--format', 'junit', '.']);
    expect(stdout.trimEnd().split('\n')).toEqual([
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<testsuites name="commspec">',
      '  <testsuite name="a.commspec.yaml" tests="1" failures="0" errors="0" skipped="0">',
      '    <testcase classname="a.commspec.yaml" name="no findings"/>',
      '  </testsuite>',
      '  <testsuite name="b &quot;&amp;&lt;&#10;.commspec.yaml" tests="1" failures="1" errors="0" skipped="0">',
      expect.stringMatching(
        /^ {4}<testcase classname="b &quot;&amp;&lt;&#10;\.commspec\.yaml" name="SCH001 5:22"><failure type="error" message="Convergence .*">b &quot;&amp;&lt;&#10;\.commspec\.yaml:5:22: .*\.<\/failure><\/testcase>$/,
      ),
      '  </testsuite>',
      '</testsuites>',
    ]);
  });
});

test('a reader that closes the pipe does not bring out a stack trace, and the status stays true', async () => {
  const cwd = folder(Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`${i}.commspec.yaml`, CONTRADICTION])));
  const { status, stderr } = await check(cwd, ['--format', 'json', '.'], { deaf: true });
  expect(stderr).toBe('');
  expect(status).toBe(1);
});

test('there is no progress line where nobody looks', async () => {
  const cwd = folder(Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.commspec.yaml`, CLEAN])));
  const { status, stdout, stderr } = await check(cwd, ['.']);
  expect([status, stdout, stderr]).toEqual([0, 'No findings in 30 files.\n', '']);
});
