/**
 * What an edit computes again, in an example with most of what there is: `test/golden/rerun.txt` lists the rules and the shared results of
 * each edit, so that a rule which begins to read more than it needs shows.
 */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { allRules } from '../../../server/generated/rules';
import { Snapshot } from '../../../server/model/snapshot';
import { validators } from '../../../server/model/validators';
import { SyntaxTree } from '../../../server/syntax/document';
import { URI } from '../../support/analyse';
import { Counter, type Computed } from '../../support/counting';

const SPEC = readFileSync('examples/two-tier.commspec.yaml', 'utf8').replace(
  '      - name: web\n',
  '      - name: web\n        note: rack 7\n',
);

interface Edit {
  /** What is changed: the first place where it stands, or the first behind `after`. */
  readonly from: string;
  readonly to: string;
  readonly after?: string;
}

const WEB = '- name: web';
const STORE = '- name: store';
const EDITS = {
  comment: { from: '# Two tiers', to: '# Three tiers' },
  'host note': { from: 'rack 7', to: 'rack 12' },
  'host os': { from: 'os: solaris', to: 'os: red-hat', after: STORE },
  'host os, wrong': { from: 'os: solaris', to: 'os: solarisx', after: STORE },
  'host cpus': { from: 'cpus: 4', to: 'cpus: 8', after: WEB },
  'host memory': { from: 'memory: 16 GB', to: 'memory: 32 GB', after: WEB },
  'host disk': { from: 'disk: 50 GB', to: 'disk: 60 GB' },
  'host capacity': { from: 'connections: 10000', to: 'connections: 12000' },
  'host count': { from: 'count: 2', to: 'count: 3', after: WEB },
  'host zone': { from: 'zone: data', to: 'zone: dmz', after: STORE },
  'host name': { from: 'name: web', to: 'name: wep' },
  'host added': {
    from: '      - name: im-front\n',
    to: '      - name: more\n        zone: dmz\n      - name: im-front\n',
  },
  'component version': { from: 'version: 9.1u2', to: 'version: 9.1u1' },
  'component id': { from: '- convergence', to: '- communications-express', after: WEB },
  'component flag': { from: 'submission: true', to: 'submission: false' },
  'component ports': { from: 'ports: { http: 8990 }', to: 'ports: { http: 8991 }' },
  'component list': { from: '[mmp]', to: '[mmp, mta-outbound]', after: '- name: mmp' },
  'load balancer': { from: 'sticky: true', to: 'sticky: false' },
  'partition size': { from: 'size: 2 TB', to: 'size: 3 TB' },
  'tier capacity': { from: 'capacity: { users: 6500 }', to: 'capacity: { users: 7000 }' },
  'firewall line': { from: '      - dns\n', to: '      - http\n' },
  'firewall line, wrong': { from: '      - dns\n', to: '      - dnsx\n' },
  'firewall rule': { from: 'port: 225', to: 'port: 226' },
  'service delivery': { from: 'delivery: lmtp', to: 'delivery: smtp' },
  'service version': { from: 'version: "7.0.5"', to: 'version: "7.0.4"' },
  'users total': { from: 'total: 5000', to: 'total: 5500' },
  'user base share': { from: 'share: 70%', to: 'share: 60%' },
  'zone kind': { from: 'kind: private-data', to: 'kind: intranet' },
  'dns name': { from: 'pop: lb', to: 'pop: mmp' },
  directory: { from: 'dit: one-tree', to: 'dit: two-tree' },
  sso: { from: 'mode: trusted-circle', to: 'mode: none' },
  'spec name': { from: 'name: two-tier', to: 'name: two-tiers' },
  'broken line': { from: 'organization: isp', to: 'organization: "isp' },
} as const satisfies Record<string, Edit>;

const counter = new Counter(allRules);
afterAll(() => counter.dispose());

function changed(text: string, { from, to, after = '' }: Edit): string {
  const at = text.indexOf(from, text.indexOf(after));
  if (at < 0 || !text.includes(after)) throw new Error(`there is no \`${from}\` behind \`${after}\``);
  return text.slice(0, at) + to + text.slice(at + from.length);
}

let version: Snapshot | undefined;

/** What is computed for the next version of the one document of this file. */
function computedFor(text: string): Computed {
  return counter.during(() => {
    version = Snapshot.of(SyntaxTree.parse(URI, text, version?.tree), validators, undefined, version);
    counter.engine.run(version);
  });
}

/** What an edit of the document computes, which has been made and taken back before. */
function computedBy(edit: Edit): Computed {
  const after = changed(SPEC, edit);
  for (const text of [SPEC, after, SPEC]) computedFor(text);
  return computedFor(after);
}

test('the first check runs every rule', () => {
  const computed = counter.during(() => {
    counter.engine.run(Snapshot.of(SyntaxTree.parse(URI, SPEC), validators));
  });
  const codes = allRules.filter(({ check }) => check !== undefined).map(({ code }) => code);
  expect(computed.rules).toEqual([...codes].sort());
});

test('a text that does not change runs none', () => {
  expect(computedBy({ from: 'suite', to: 'suite' })).toEqual({ rules: [], shared: [], items: new Map() });
});

describe('an edit runs the rules that read what it changed', () => {
  test('none where nothing reads it', () => {
    expect(computedBy(EDITS['host note']).rules).toEqual([]);
  });

  test('as they are listed', async () => {
    const listed = Object.entries(EDITS).map(([name, edit]) => {
      const { rules, shared } = computedBy(edit);
      return [`${name}: ${edit.from.trim()} -> ${edit.to.trim()}`, folded(rules, ' '), folded(shared, ', ')].join('\n');
    });
    await expect(`${listed.join('\n\n')}\n`).toMatchFileSnapshot('../../golden/rerun.txt');
  });
});

/** More than so many are counted only: nobody compares them. */
const LISTED = 80;

/** A count and a list, in lines that can be read. */
function folded(items: readonly string[], between: string): string {
  const what = between === ' ' ? 'rules' : 'shared';
  if (items.length > LISTED) return `  ${items.length} ${what}`;
  let line = '';
  const lines: string[] = [];
  for (const item of items) {
    if (line.length + item.length > 110) {
      lines.push(line);
      line = '';
    }
    line += (line === '' ? '    ' : between) + item;
  }
  return [`  ${items.length} ${what}`, ...lines, ...(line === '' ? [] : [line])].join('\n');
}
