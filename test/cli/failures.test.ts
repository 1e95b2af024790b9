/** Mistakes of the program itself: a rule, or the engine, that throws over one spec. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildScript, clear, folder, run, type Outcome } from '../support/program';

const spec = (name: string): string =>
  `commspec: 1\nname: ${name}\nsuite: 7u3\narchitecture: single-host\nexternal: [directory-master]\ntiers:\n  - tier: 1\n    hosts: [ { name: web, components: [webmail] } ]\n`;
/** Has an error of its own. */
const WRONG = spec('wrong').replace('7u3', 'nothing-like-it');

let script: string;
let cwd: string;

beforeAll(async () => {
  // The rules of the product, and one that throws as soon as a spec has a certain name; or the engine itself, or a fix.
  script = await buildScript(`
    import { checkCommand } from './server/cli/check';
    import { fixCommand } from './server/cli/fix';
    import { outputTo } from './server/cli/output';
    import { Engine } from './server/engine/engine';
    import { allRules } from './server/generated/rules';

    const fail = (what) => { throw new Error('no ' + what); };
    const thrower = {
      code: 'X001', name: 'throws-at-will', severity: 'error', title: 'It throws', source: [],
      check: (model, report) => {
        const name = model.section('name');
        if (name?.value === 'rule') fail('rule');
        if (name?.value === 'fix') report({ at: name.at, message: 'A fix.', fixes: [{ title: 'Throw', safe: true, edit: () => fail('fix') }] });
      },
    };
    class Own extends Engine {
      run(snapshot, options) {
        if (snapshot.text.includes('name: engine')) fail('engine');
        return super.run(snapshot, options);
      }
    }
    const [command, ...args] = process.argv.slice(2);
    const engine = new Own([...allRules, thrower]);
    const out = outputTo(process.stdout);
    const done = command === 'check' ? checkCommand(args, engine, { version: '0.0.0' }, out) : fixCommand(args, engine, out);
    done.then((status) => { process.exitCode = status; });
  `);
  cwd = folder({
    'a.commspec.yaml': WRONG,
    'b.commspec.yaml': spec('rule'),
    'c.commspec.yaml': spec('engine'),
    'd.commspec.yaml': WRONG,
  });
}, 60_000);
afterAll(clear);

const call = (...args: readonly string[]): Promise<Outcome> => run(script, args, { cwd });
const toldOf = (stderr: string, path: string): readonly string[] =>
  stderr.split('\n').filter((line) => line.startsWith(`commspec: ${path}: `));

describe('check', () => {
  test('goes on with every other file, and tells it of each once', async () => {
    const { status, stdout, stderr } = await call('check', '.');
    expect(status).toBe(2);
    expect(stdout).toContain('a.commspec.yaml:3:8: error FMT002');
    expect(stdout).toContain('d.commspec.yaml:3:8: error FMT002');
    expect(toldOf(stderr, 'b.commspec.yaml')).toEqual([expect.stringMatching(/X001 could not be checked \(no rule\)/)]);
    expect(toldOf(stderr, 'c.commspec.yaml')).toEqual([
      expect.stringMatching(/could not be worked on to its end \(no engine\); this is a mistake in Commspec/),
    ]);
    expect(stderr).not.toContain('    at ');
  });

  test.each(['json', 'sarif'])('leaves %s whole', async (format) => {
    const fixing = folder({ 'a.commspec.yaml': WRONG, 'b.commspec.yaml': spec('fix'), 'c.commspec.yaml': WRONG });
    const { status, stdout, stderr } = await run(script, ['check', '--format', format, '.'], { cwd: fixing });
    expect(status).toBe(2);
    expect(toldOf(stderr, 'b.commspec.yaml')).toHaveLength(1);
    const written = JSON.stringify(JSON.parse(stdout));
    expect(written).toContain('a.commspec.yaml');
    expect(written).toContain('c.commspec.yaml');
  });
});

test('fix goes on with every other file', async () => {
  const fixing = folder({
    'a.commspec.yaml': spec('engine'),
    'b.commspec.yaml': spec('fix'),
    'c.commspec.yaml': spec('fine').replace('commspec: 1', 'commspec: "1"'),
  });
  const { status, stderr } = await run(script, ['fix', '--dry-run', '.'], { cwd: fixing });
  expect(status).toBe(2);
  expect(toldOf(stderr, 'b.commspec.yaml')).toHaveLength(1);
  expect(stderr).toMatch(/\d+ fix(es)? would be applied/);
});
