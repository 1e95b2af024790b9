/** Formats for the systems that run checks, held against what these systems accept. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type SchemaObject } from 'ajv';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { COMMANDS } from '../../server/cli/commands';
import { writeFindings, type PlacedFinding } from '../../server/report/findings/findings';
import { sarifFormat } from '../../server/report/findings/findings-sarif';
import { engine } from '../support/analyse';
import { build, clear, folder, run, type Outcome } from '../support/program';
import { CLEAN, CONTRADICTION, SLIP, WARNING } from './contract';

let program: string;
beforeAll(async () => {
  program = join(await build('cli'), 'cli.js');
}, 120_000);
afterAll(clear);

const FORMATS = COMMANDS.check.options.format.values;
const check = (cwd: string, format: string, ...args: readonly string[]): Promise<Outcome> =>
  run(program, ['check', '--format', format, ...args], { cwd });

/** Every kind of thing: errors, warnings, advice, nothing, and a file that cannot be read. */
const mixture = (): string =>
  folder({
    'a.commspec.yaml': CONTRADICTION,
    'b.commspec.yaml': WARNING,
    'c.commspec.yaml': CLEAN.replace('dns: { servers: [192.0.2.53] }\n', ''),
    'd.commspec.yaml': CLEAN,
    'sub dir/e,f<&".commspec.yaml': SLIP,
    'latin1.commspec.yaml': Buffer.from('name: Zürich\n', 'latin1'),
  });

describe.each(FORMATS)('a file that cannot be read, as %s', (format) => {
  test('is told on standard error, is an error in what is written, and ends in status 2', async () => {
    const cwd = folder({ 'a.commspec.yaml': CLEAN, 'latin1.commspec.yaml': Buffer.from('name: Zürich\n', 'latin1') });
    const { status, stdout, stderr } = await check(cwd, format, 'nowhere', '.');
    expect(status).toBe(2);
    expect(stderr).toBe(
      'commspec: nowhere: there is no such file or folder\ncommspec: latin1.commspec.yaml: the file is not UTF-8 text\n',
    );
    const written: Readonly<Record<(typeof FORMATS)[number], RegExp>> = {
      pretty: /^No findings in 1 file; 2 could not be checked\.$/m,
      json: /"problems": \[\n {4}\{\n {6}"path": "nowhere",\n {6}"message": "there is no such/,
      sarif: /"executionSuccessful": false,\n +"toolExecutionNotifications": \[\n +\{\n +"level": "error"/,
      github: /^::error file=nowhere::there is no such file or folder\n::error file=latin1\.commspec\.yaml::/,
      junit: /<testsuite name="latin1\.commspec\.yaml" tests="1" failures="0" errors="1" .*\n.*<error /,
      gitlab: /"severity": "blocker",\n +"description": "the file is not UTF-8 text"/,
    };
    expect(stdout).toMatch(written[format]);
  });
});

describe('SARIF', () => {
  interface Text {
    readonly text: string;
    readonly markdown?: string;
  }
  interface Rule {
    readonly id: string;
    readonly shortDescription: Text;
    readonly fullDescription: Text;
    readonly help: Text;
    readonly defaultConfiguration: { readonly level: string };
    readonly properties: {
      readonly tags: readonly string[];
      readonly precision: string;
      readonly 'problem.severity': string;
    };
  }
  interface Run {
    readonly tool: { readonly driver: { readonly informationUri: string; readonly rules: readonly Rule[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: Text;
      readonly partialFingerprints: { readonly primaryLocationLineHash: string };
      readonly locations: readonly {
        readonly physicalLocation: { readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string } };
      }[];
    }[];
  }
  // It is of draft 4, and uses nothing that later drafts have changed but how it names itself.
  const schema = JSON.parse(readFileSync('test/schemas/sarif-2.1.0.json', 'utf8')) as SchemaObject;
  const own = Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema' && key !== 'id'));
  const isSarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(own);
  /** The one run of a document that is valid, and that GitHub takes: what it says of each property and its limits. */
  function accepted(text: string): Run {
    const sarif = JSON.parse(text) as { readonly runs: readonly Run[] };
    isSarif(sarif);
    expect(isSarif.errors).toBe(null);
    expect(sarif.runs.length).toBe(1);
    const [only] = sarif.runs;
    const { rules } = only!.tool.driver;
    expect(only!.results.length).toBeLessThanOrEqual(25_000);
    for (const rule of rules) {
      for (const { text: words } of [rule.shortDescription, rule.fullDescription, rule.help])
        expect(words).not.toBe('');
      expect(rule.id.length).toBeLessThanOrEqual(255);
      expect(rule.shortDescription.text.length).toBeLessThanOrEqual(1024);
      expect(rule.fullDescription.text.length).toBeLessThanOrEqual(1024);
      expect(rule.properties.tags.length).toBeLessThanOrEqual(10);
      expect(['very-high', 'high', 'medium', 'low']).toContain(rule.properties.precision);
      expect(['error', 'warning', 'recommendation']).toContain(rule.properties['problem.severity']);
      expect(['note', 'warning', 'error']).toContain(rule.defaultConfiguration.level);
    }
    const prints = new Set<string>();
    for (const result of only!.results) {
      expect(rules[result.ruleIndex]?.id).toBe(result.ruleId);
      expect(['note', 'warning', 'error']).toContain(result.level);
      expect(result.locations.length).toBe(1);
      const { uri } = result.locations[0]!.physicalLocation.artifactLocation;
      const print = result.partialFingerprints.primaryLocationLineHash;
      expect(print).toMatch(/^[0-9a-f]{16}:\d+$/);
      prints.add(`${uri} ${print}`);
    }
    expect(prints.size).toBe(only!.results.length);
    return only!;
  }

  test('is valid, and has what GitHub shows', async () => {
    const { results, tool } = accepted((await check(mixture(), 'sarif', '--advice', '.')).stdout);
    expect(results.length).toBeGreaterThan(4);
    expect(tool.driver.informationUri).toMatch(/^https:/);
    for (const { locations } of results) {
      const { uri, uriBaseId } = locations[0]!.physicalLocation.artifactLocation;
      expect([uri, uriBaseId]).toEqual([expect.stringMatching(/^[^:\s]+$/), '%SRCROOT%']);
    }
    const rule = tool.driver.rules.find(({ id }) => id === 'SCH005')!;
    expect(rule.fullDescription.text).toBe(
      'Finds a directory in Schema 2 compatibility mode where the spec names no move to native mode.',
    );
    expect(rule.help.markdown).toBe((await run(program, ['explain', 'SCH005'])).stdout);
    expect(rule.properties.tags[0]).toBe('SCH');
  });

  test('is valid of no finding, and of all examples', async () => {
    expect(accepted((await check(folder({ 'a.commspec.yaml': CLEAN }), 'sarif', '.')).stdout).results).toEqual([]);
    accepted((await check(process.cwd(), 'sarif', '--advice', 'examples')).stdout);
  });

  /** By rule and fingerprint. */
  async function prints(text: string, format: 'sarif' | 'gitlab' = 'sarif'): Promise<readonly string[]> {
    const { stdout } = await check(folder({ 'a.commspec.yaml': text }), format, '.');
    return format === 'sarif'
      ? accepted(stdout).results.map(
          ({ ruleId, partialFingerprints }) => `${ruleId} ${partialFingerprints.primaryLocationLineHash}`,
        )
      : (JSON.parse(stdout) as readonly { readonly fingerprint: string }[]).map(({ fingerprint }) => fingerprint);
  }

  test.each(['sarif', 'gitlab'] as const)('knows a finding again where lines have moved: %s', async (format) => {
    const broken = readFileSync('examples/broken.commspec.yaml', 'utf8');
    const before = await prints(broken, format);
    expect(before.length).toBeGreaterThan(5);
    expect(await prints(`# One more line.\n\n${broken}`, format)).toEqual(before);
    // What is about another host is another finding.
    expect(await prints(SLIP, format)).not.toEqual(await prints(SLIP.replace('office1', 'office2'), format));
    // Neither is a copy the same as the first.
    expect(new Set(before).size).toBe(before.length);
  });

  test('has no more results than GitHub takes, and says how many are left out', () => {
    const format = sarifFormat({
      version: '1.0.0',
      root: 'file:///',
      ruleOf: () => undefined,
      pageOf: () => undefined,
    });
    const finding: Omit<PlacedFinding, 'key'> = {
      ...({ start: 0, code: 'T001', severity: 'error', advice: false, uri: 'file:///a' } as const),
      text: '{ "ruleIndex": -1, "partialFingerprints": { "primaryLocationLineHash": "0123456789abcdef:#" } }',
    };
    const findings = Array.from({ length: 12_501 }, (_, i) => ({ ...finding, key: i.toString() }));
    const writer = writeFindings(
      format,
      (uri) => (uri === 'file:///a' ? 0 : 1),
      (uri) => uri,
    );
    const text =
      writer.head +
      writer.add(0, { uri: 'file:///a', suppressed: 0, findings }) +
      writer.add(1, {
        uri: 'file:///b',
        suppressed: 0,
        findings: findings.map((each) => ({ ...each, uri: 'file:///b' })),
      }) +
      writer.end();
    expect((JSON.parse(text) as { readonly runs: readonly Run[] }).runs[0]!.results.length).toBe(25_000);
    expect(text).toContain('2 more results are left out');
  });

  test('describes every rule', () => {
    const pages = JSON.parse(readFileSync(join(program, '../help.json'), 'utf8')) as Readonly<Record<string, string>>;
    const format = sarifFormat({
      ...{ version: '1.0.0', root: 'file:///', homepage: 'https://example.com' },
      ruleOf: (code) => engine.rule(code),
      pageOf: (code) => pages[code],
    });
    for (const { code } of engine.rules) format.inOrder?.({ ...NOTHING, code });
    const { tool } = accepted(`${format.head}${format.tail({ ...ZERO }, [])}`);
    expect(tool.driver.rules.length).toBe(engine.rules.length);
    for (const { id, help, fullDescription } of tool.driver.rules) {
      expect(help.markdown).toContain(`# ${id}`);
      expect(fullDescription.text).toMatch(/^[A-Z`].+[.\w`)\u2026]$/);
    }
  });
  const NOTHING = { start: 0, severity: 'error', advice: false, text: '' } as const;
  const ZERO = {
    ...{ files: 0, all: 0, repairs: 0, suppressed: 0, unchecked: 0 },
    bySeverity: { error: 0, warning: 0, information: 0, hint: 0 },
  };
});

describe('JUnit', () => {
  /** What the schema of Jenkins (`junit-10`) says of the elements that are used: attributes, needed ones, and what they hold. */
  const ELEMENTS: Readonly<
    Record<
      string,
      { readonly in: readonly string[]; readonly needed: readonly string[]; readonly more: readonly string[] }
    >
  > = {
    testsuites: { in: [''], needed: [], more: ['name', 'time', 'tests', 'failures', 'errors'] },
    testsuite: {
      in: ['testsuites', 'testsuite'],
      needed: ['name', 'tests', 'failures', 'errors'],
      more: ['group', 'time', 'skipped', 'timestamp', 'hostname', 'id', 'package', 'file', 'log', 'url'],
    },
    testcase: { in: ['testsuite'], needed: ['name'], more: ['time', 'classname', 'group'] },
    failure: { in: ['testcase'], needed: [], more: ['type', 'message'] },
    error: { in: ['testcase'], needed: [], more: ['type', 'message'] },
    skipped: { in: ['testcase'], needed: [], more: ['type', 'message'] },
  };
  const COUNTED = { failure: 'failures', error: 'errors', skipped: 'skipped', testcase: 'tests' } as const;

  /** The suites of a document that is valid, with what they count; throws where they count wrongly. */
  function suites(xml: string): readonly Readonly<Record<string, string>>[] {
    const found: Record<string, string>[] = [];
    const counts: Record<string, number>[] = [];
    const open: string[] = [''];
    const parser = new SaxesParser();
    parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
      const element = ELEMENTS[name];
      expect(element?.in, `<${name}> in <${open.at(-1)!}>`).toContain(open.at(-1));
      const given = Object.keys(attributes);
      expect(given).toEqual(expect.arrayContaining([...element!.needed]));
      for (const attribute of given) expect([...element!.needed, ...element!.more]).toContain(attribute);
      if (name === 'testsuite') {
        found.push(attributes);
        counts.push({ tests: 0, failures: 0, errors: 0, skipped: 0 });
      } else if (name in COUNTED) counts.at(-1)![COUNTED[name as keyof typeof COUNTED]]!++;
      if (!isSelfClosing) open.push(name);
    });
    parser.on('closetag', ({ isSelfClosing }) => {
      if (!isSelfClosing) open.pop();
    });
    parser.on('text', (text) => {
      // Only messages are mixed with text.
      if (text.trim() !== '') expect(['failure', 'error', 'skipped']).toContain(open.at(-1));
    });
    parser.write(xml).close();
    for (const [i, suite] of found.entries())
      for (const [name, count] of Object.entries(counts[i]!))
        expect([name, suite[name]]).toEqual([name, count.toString()]);
    return found;
  }

  test.each(['error', 'warning'])('is valid, and only what is at or above `--fail-on %s` fails', async (failOn) => {
    const { stdout } = await check(mixture(), 'junit', '--advice', '--fail-on', failOn, '.');
    const failures = Object.fromEntries(
      suites(stdout).map(({ name = '', failures: count = '' }): [string, string] => [name.slice(0, 1), count]),
    );
    expect(failures).toMatchObject({ a: '1', b: failOn === 'error' ? '0' : '1', c: '0', d: '0', l: '0', s: '1' });
    expect(stdout).toMatch(/<skipped message=/);
  });

  test('is valid of all examples, and of no file', async () => {
    expect(suites((await check(process.cwd(), 'junit', '--advice', 'examples')).stdout).length).toBeGreaterThan(10);
    expect(suites((await check(folder(), 'junit', '.')).stdout)).toMatchObject([{ errors: '1' }]);
  });
});

describe('Code Quality of GitLab', () => {
  /** As GitLab documents it: what an issue must have; `path` is relative to the repository, without `./`. */
  const isReport = new Ajv().compile({
    type: 'array',
    items: {
      type: 'object',
      required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
      additionalProperties: false,
      properties: {
        description: { type: 'string', minLength: 1 },
        check_name: { type: 'string', minLength: 1 },
        fingerprint: { type: 'string', minLength: 1 },
        severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
        location: {
          type: 'object',
          required: ['path', 'lines'],
          additionalProperties: false,
          properties: {
            path: { type: 'string', pattern: '^(?!\\./|/).+' },
            lines: {
              type: 'object',
              required: ['begin'],
              additionalProperties: false,
              properties: { begin: { type: 'integer', minimum: 1 } },
            },
          },
        },
      },
    },
  });

  test('is valid, and each issue has a fingerprint of its own', async () => {
    const cwd = mixture();
    for (const args of [
      ['--advice', '.'],
      ['./a.commspec.yaml', './b.commspec.yaml'],
      ['d.commspec.yaml'],
      ['nowhere'],
    ]) {
      const report = JSON.parse((await check(cwd, 'gitlab', ...args)).stdout) as readonly {
        readonly fingerprint: string;
      }[];
      isReport(report);
      expect(isReport.errors).toBe(null);
      expect(new Set(report.map(({ fingerprint }) => fingerprint)).size).toBe(report.length);
    }
    const examples = JSON.parse(
      (await check(process.cwd(), 'gitlab', '--advice', 'examples')).stdout,
    ) as readonly unknown[];
    expect(isReport(examples)).toBe(true);
    expect(examples.length).toBeGreaterThan(10);
  });

  test('names files as they are called', async () => {
    const { stdout } = await check(mixture(), 'gitlab', '.');
    expect(stdout).toContain('"path": "sub dir/e,f<&\\".commspec.yaml"');
  });
});

test('the hook for pre-commit names a call and files that there are', () => {
  const [hook] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as readonly Readonly<Record<string, string>>[];
  const [name, command, ...options] = hook!['entry']!.split(' ');
  expect([name, command]).toEqual(['commspec', 'check']);
  for (const option of options) expect(Object.keys(COMMANDS.check.options)).toContain(option.slice(2));
  const files = new RegExp(hook!['files']!);
  for (const path of ['a.commspec.yaml', 'b/commspec.yml', 'commspec.yaml']) expect(path).toMatch(files);
  for (const path of ['mycommspec.yaml', 'commspec.yaml.bak', 'a.yaml']) expect(path).not.toMatch(files);
});
