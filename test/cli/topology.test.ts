import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, clear, run, type Outcome } from '../support/program';

let program: string;
beforeAll(async () => {
  program = join(await build('cli'), 'cli.js');
});
afterAll(clear);

const call = (...args: readonly string[]): Promise<Outcome> => run(program, ['topology', ...args], { cwd: 'examples' });
const FILE = 'two-tier.commspec.yaml';

describe('topology', () => {
  test('draws an SVG by default', async () => {
    const { status, stdout, stderr } = await call(FILE);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^<svg [^>]*viewBox=/);
    expect(stdout).toMatch(/<\/svg>\n$/);
    expect(stdout).toMatch(
      />Topology of two-tier<[^]*>18 machines, 2 load balancers, 1 host for names, time and the like, 3 zones \u00B7 \d{4}-\d{2}-\d{2}</,
    );
    for (const host of ['lb', 'mmp', 'store', 'dir']) expect(stdout).toContain(`data-host="${host}"`);
  });

  test('writes Mermaid', async () => {
    const { stdout } = await call('--format', 'mermaid', FILE);
    expect(stdout).toMatch(/^flowchart LR\n/);
    expect(stdout).toContain('subgraph');
  });

  test('writes JSON with a node a host and links between them', async () => {
    const { stdout } = await call('--format', 'json', FILE);
    const graph = JSON.parse(stdout) as { nodes: { id: string }[]; links: { from: string; to: string }[] };
    const ids = new Set(graph.nodes.map(({ id }) => id));
    expect(ids).toContain('store');
    expect(graph.links.length).toBeGreaterThan(10);
    expect(graph.links.every(({ from, to }) => ids.has(from) && ids.has(to))).toBe(true);
  });

  test('of a spec that can be read in part says so', async () => {
    const { status, stdout, stderr } = await call('broken.commspec.yaml');
    expect(status).toBe(0);
    expect(stderr).toMatch(/cannot be read/);
    expect(stdout).toContain('</svg>');
  });

  test.each([
    [['nowhere.commspec.yaml'], /there is no such file/],
    [[], /needs a file/],
    [['--format', 'png', FILE], /`--format png` is not known; use svg, mermaid/],
  ])('of %j ends in status 2', async (args, message) => {
    const { status, stdout, stderr } = await call(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });
});
