import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { portsJson } from '../../server/report/ports/ports';
import { sizingJson } from '../../server/report/sizing/sizing';
import { snapshotOf } from '../support/analyse';
import { build, clear, folder, run, type Call, type Outcome } from '../support/program';
import { BROKEN, CLEAN, conforming } from './contract';

let program: string;
beforeAll(async () => {
  program = join(await build('cli'), 'cli.js');
});
afterAll(clear);

const call = (cwd: string, args: readonly string[], more: Call = {}): Promise<Outcome> =>
  run(program, args, { cwd, ...more });

const NAME = 'a.commspec.yaml';
/** Two zones with firewalls between them: one lets mail through and nothing else, the rules of the other are not known. */
const WALLS = `commspec: 1
name: walls
suite: 7u3
architecture: two-tier
firewalls:
  - { name: outer, between: [internet, dmz], allow: [smtp, telnet] }
  - { name: inner, between: [dmz, private-data] }
tiers:
  - tier: 1
    hosts:
      - { name: mta-in, zone: dmz, components: [mta-inbound, mta-outbound] }
      - { name: both, zone: dmz, components: [message-store, im-server, { component: cal6-frontend, ports: { http: 143 } }] }
  - tier: 2
    hosts:
      - { name: store, count: 2, zone: private-data, components: [message-store, directory-master] }
`;

const examples = readdirSync('examples').filter((name) => name.endsWith('.yaml'));

describe.each(['size', 'ports'] as const)('%s', (command) => {
  test.each(examples)('of %s conforms to the contract', (name) => {
    const snapshot = snapshotOf(readFileSync(join('examples', name), 'utf8'));
    conforming(command, JSON.stringify(command === 'size' ? sizingJson(snapshot) : portsJson(snapshot)));
  });

  test('prints what conforms to the contract', async () => {
    const { status, stdout } = await call('examples', [command, '--format', 'json', 'two-tier.commspec.yaml']);
    expect(status).toBe(0);
    conforming(command, stdout);
  });

  test.each([
    ['nowhere.commspec.yaml', /nowhere\.commspec\.yaml: there is no such file or folder/],
    ['.', /this is a folder; name a file/],
    ['', /needs a file/],
    [`${NAME} ${NAME}`, /takes one file/],
    [`--format pdf ${NAME}`, /`--format pdf` is not known; use text, json, /],
    ['empty.commspec.yaml', /there is no spec in this file; `commspec check` says more/],
    ['text.commspec.yaml', /there is no spec in this file/],
    ['latin1.commspec.yaml', /the file is not UTF-8 text/],
    ['large.commspec.yaml', /there is no spec in this file/],
    ['orphan.commspec.yaml', /There is no file `\.\/gone\.commspec\.yaml`/],
  ])('of `%s` ends in status 2 and prints no report', async (args, stderr) => {
    const cwd = folder({
      [NAME]: CLEAN,
      'empty.commspec.yaml': '',
      'text.commspec.yaml': 'hello\n',
      'latin1.commspec.yaml': Buffer.from('name: Zürich\n', 'latin1'),
      'large.commspec.yaml': CLEAN + '# filler\n'.repeat(700_000),
      'orphan.commspec.yaml': `${CLEAN}extends: ./gone.commspec.yaml\n`,
    });
    const outcome = await call(cwd, [command, ...args.split(' ').filter((arg) => arg !== '')]);
    expect(outcome.stderr).toMatch(stderr);
    expect(outcome.stderr).not.toMatch(/^\s+at /m);
    expect([outcome.status, outcome.stdout]).toEqual([2, '']);
  });

  test('of a half-typed spec reports what can be read, and says that something is missing', async () => {
    const cwd = folder({ [NAME]: `${CLEAN}      - name: "office2\n` });
    const text = await call(cwd, [command, '--all', NAME]);
    expect(text.stdout).toContain('! Some lines of the spec cannot be read.');
    expect(text.stdout).toContain('office1');
    const json = await call(cwd, [command, '--format', 'json', NAME]);
    expect(json.stderr).toContain(`${NAME}: Some lines of the spec cannot be read.`);
    conforming(command, json.stdout);
    expect([text.status, json.status]).toEqual([0, 0]);
  });

  test('of any wreck of a spec says something and does not fall over', async () => {
    const wrecks = [
      BROKEN,
      'tiers:\n',
      'tiers: 3\n',
      'tiers: [ { hosts: [ { name: ~ } ] } ]\n',
      '- a\n',
      '{}\n',
      CLEAN.slice(0, 300),
      `${CLEAN}\u0000`,
    ];
    const cwd = folder(Object.fromEntries(wrecks.map((text, i) => [`${i}.commspec.yaml`, text])));
    for (const i of wrecks.keys()) {
      const { status, stdout, stderr } = await call(cwd, [command, `${i}.commspec.yaml`]);
      expect([0, 2]).toContain(status);
      expect(stdout === '').toBe(status === 2);
      expect(stderr).not.toMatch(/fault of the program/);
    }
  });

  test('reads overlays from below the folder that it runs in', async () => {
    const cwd = folder({
      'base/base.commspec.yaml': CLEAN,
      [`over/${NAME}`]: 'extends: ../base/base.commspec.yaml\nname: staging\n',
    });
    const { status, stdout } = await call(cwd, [command, '--all', `over/${NAME}`]);
    expect(stdout).toMatch(/: staging\n/);
    expect(stdout).toContain('office1');
    expect(status).toBe(0);
    expect((await call(join(cwd, 'over'), [command, NAME])).status).toBe(2);
  });

  test('has no colours, and no half of a stack where the reader leaves', async () => {
    const cwd = folder({ [NAME]: WALLS });
    expect((await call(cwd, [command, NAME])).stdout).not.toContain('\u001B');
    const gone = await call(cwd, [command, NAME], { deaf: true });
    expect([gone.status, gone.stderr]).toEqual([0, '']);
  });
});

describe('the formats of size', () => {
  test('are text, with every table aligned', async () => {
    const { stdout } = await call('examples', ['size', '--all', 'two-tier.commspec.yaml']);
    expect(stdout.startsWith('Sizing: two-tier\n================\n')).toBe(true);
    const lines = stdout.split('\n');
    const rule = lines.findIndex((line) => /^ {2}-+( {2}-+)+$/.test(line));
    const edges = [...lines[rule]!.matchAll(/-+/g)].map((run) => run.index);
    expect(edges.map((at) => lines[rule + 1]!.charAt(at - 1))).toEqual(edges.map(() => ' '));
  });

  test('are Markdown and HTML of the same tables', async () => {
    const [markdown, html] = await Promise.all(
      ['markdown', 'html'].map((format) => call('examples', ['size', '--format', format, 'two-tier.commspec.yaml'])),
    );
    const headings = [...markdown!.stdout.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
    expect(headings.length).toBeGreaterThan(5);
    expect([...html!.stdout.matchAll(/<h2>(.+?)<\/h2>/g)].map((match) => match[1])).toEqual(headings);
    expect(html!.stdout).toMatch(/^<!doctype html>\n/);
    expect(html!.stdout).not.toMatch(/<script|\bhref=|\bsrc=/);
  });

  test('begin with whether the design is sound, the same in all of them', async () => {
    const calls = [[], ['--all'], ['--format', 'markdown'], ['--format', 'html']];
    const outputs = await Promise.all(
      calls.map((args) => call('examples', ['size', ...args, 'two-tier.commspec.yaml'])),
    );
    for (const { stdout } of outputs) {
      expect(stdout).toMatch(/Nothing wrong, but .*\./);
      expect(stdout).toContain('5,000 → 6,250 in 18 months');
    }
    const [brief, all] = outputs;
    expect(all!.stdout.startsWith(brief!.stdout.slice(0, 200))).toBe(true);
    expect(all!.stdout).not.toContain('Not shown: ');
  });

  test('say why a figure is not given', async () => {
    const { stdout } = await call('examples', ['size', '--all', 'two-tier.commspec.yaml']);
    expect(stdout).toMatch(/\nNot given\n---------\n/);
    expect(stdout).toMatch(
      /Memory of all machines +Known in part: `memory` is not written on `lb`, `admin` and `ns1`\./,
    );
    expect(stdout).toMatch(/Memory of all machines +at least 158 GB/);
  });
});

describe('the formats of ports', () => {
  interface Ports {
    readonly flows: readonly {
      readonly protocol: string;
      readonly from: { readonly component: string };
      readonly firewalls: readonly { readonly name: string; readonly verdict: string }[];
    }[];
    readonly collisions: readonly { readonly hosts: readonly string[]; readonly ports: readonly number[] }[];
    readonly unneeded: readonly { readonly firewall: string; readonly protocol: string }[];
  }

  test('are JSON where a firewall allows, blocks, or is left out because its rules are not given', async () => {
    const cwd = folder({ [NAME]: WALLS });
    const ports = conforming('ports', (await call(cwd, ['ports', '--format', 'json', NAME])).stdout) as Ports;
    const verdicts = ports.flows.flatMap((flow) =>
      flow.firewalls.map(({ name, verdict }) => `${flow.protocol} ${name} ${verdict}`),
    );
    expect(verdicts).toContain('smtp outer allowed');
    const shut = folder({ [NAME]: WALLS.replace('allow: [smtp, telnet]', 'allow: [telnet]') });
    const blocked = conforming('ports', (await call(shut, ['ports', '--format', 'json', NAME])).stdout) as Ports;
    expect(
      blocked.flows.flatMap((flow) => flow.firewalls.map(({ verdict }) => `${flow.protocol} ${verdict}`)),
    ).toContain('smtp blocked');
    expect(verdicts.filter((verdict) => verdict.includes('inner'))).toEqual([]);
    expect(ports.unneeded).toMatchObject([{ firewall: 'outer', protocol: 'telnet' }]);
    expect(ports.collisions).toMatchObject([{ hosts: ['both'], ports: [143] }]);
  });

  test('have hosts that are alike in one row, with `--each` one by one', async () => {
    const hosts = ['store2', 'store3', 'store4'].map(
      (name) => `      - { name: ${name}, zone: private-data, components: [message-store, directory-master] }\n`,
    );
    const cwd = folder({ [NAME]: WALLS.replace('store, count: 2', 'store1') + hosts.join('') });
    const grouped = conforming('ports', (await call(cwd, ['ports', '--format', 'json', NAME])).stdout) as {
      flows: readonly { readonly to: { readonly hosts: readonly string[] } }[];
    };
    expect(grouped.flows.map(({ to }) => to.hosts)).toContainEqual(['store1', 'store2', 'store3', 'store4']);
    const each = conforming('portsOfEach', (await call(cwd, ['ports', '--each', '--format', 'json', NAME])).stdout) as {
      flows: readonly { readonly to: { readonly host: string | null } }[];
    };
    expect(new Set(each.flows.map(({ to }) => to.host))).toContain('store3');
    expect(each.flows.length).toBeGreaterThan(grouped.flows.length);
    const markdown = (await call(cwd, ['ports', '--format', 'markdown', NAME])).stdout;
    expect(markdown).toContain('| store1 … store4 (4 hosts) | 4 | store1, store2, store3, store4 |');
    expect((await call(cwd, ['ports', '--all', NAME])).stdout).toContain('store1 … store4 (4 hosts)');
    expect((await call(cwd, ['ports', '--all', '--each', NAME])).stdout).not.toContain('…');
    expect((await call(cwd, ['ports', '--each', '--format', 'nftables', NAME])).stdout).toContain('set h_store3 {');
    expect((await call(cwd, ['topology', '--each', NAME])).status).toBe(2);
  });

  test('are text that says the same in words', async () => {
    const cwd = folder({ [NAME]: WALLS });
    const { stdout } = await call(cwd, ['ports', '--all', NAME]);
    expect(stdout).toMatch(
      /\d+ flows between hosts, 1 collision, (\d+ (needed|optional) flows? blocked( by a firewall)?, )*1 firewall rule without use, \d+ through firewalls whose rules are not given\./,
    );
    expect(stdout).toMatch(/^ {2}dmz → private-data \(inner\):\n {2}rules not given /m);
    expect(stdout).toMatch(/^ {2}both +143\/tcp +Message Store, /m);
    expect(stdout).toMatch(/^ {2}not needed +23 +any → any +telnet$/m);
  });

  test('are HTML: a page that fetches and runs nothing, with the same sections as the Markdown', async () => {
    const cwd = folder({ [NAME]: WALLS });
    const [markdown, html] = await Promise.all(
      ['markdown', 'html'].map((format) => call(cwd, ['ports', '--format', format, NAME])),
    );
    const headings = [...markdown!.stdout.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
    expect(headings).toContain('Flows between hosts');
    expect([...html!.stdout.matchAll(/<h2>(.+?)<\/h2>/g)].map((match) => match[1])).toEqual(headings);
    expect(html!.stdout).toMatch(/^<!doctype html>\n/);
    expect(html!.stdout).not.toMatch(/<script|\bhref=|\bsrc=/);
  });

  test('are CSV: one table of all flows, and one of the hosts in groups', async () => {
    const { stdout } = await call('examples', ['ports', '--format', 'csv', 'two-tier.commspec.yaml']);
    const lines = stdout.split('\r\n');
    expect(lines.pop()).toBe('');
    expect(lines[0]).toBe('Table,From,From zone,To,To zone,Protocol,Port,Transport,TLS,Purpose,Firewalls');
    const end = lines.indexOf('');
    expect(lines[end + 1]).toBe('Group,Count,Hosts');
    expect(lines.lastIndexOf('')).toBe(end);
    const tables = new Set(lines.slice(1, end).map((line) => line.split(',')[0]));
    expect([...tables]).toEqual(['Flows between hosts', 'Flows within a host']);
  });
});
