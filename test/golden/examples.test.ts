/** The examples: their findings, sizing and ports are held by files beside this one, and what a change to them must bring out. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildReport } from '../../server/report/build';
import { reportText } from '../../server/report/tables';
import { analyse } from '../support/analyse';

const FOLDER = 'examples';
const read = (file: string): string => readFileSync(join(FOLDER, `${file}.commspec.yaml`), 'utf8');
const files = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.commspec.yaml'))
  .map((file) => file.replace('.commspec.yaml', ''));

describe.each(files)('%s', (file) => {
  const result = analyse(read(file));

  test('findings', async () => {
    const lines = result.findings.map(
      ({ range: { start }, severity, code, advice, message }) =>
        `${start.line + 1}:${start.character + 1} ${advice ? 'advice' : severity} ${code} ${message}`,
    );
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`${file}.findings.txt`);
  });

  test('sizing', async () => {
    await expect(reportText(buildReport('sizing', result.snapshot, result))).toMatchFileSnapshot(`${file}.sizing.txt`);
  });

  test('ports', async () => {
    await expect(reportText(buildReport('ports', result.snapshot, result))).toMatchFileSnapshot(`${file}.ports.txt`);
  });

  test('overview', async () => {
    await expect(reportText(buildReport('summary', result.snapshot, result))).toMatchFileSnapshot(
      `${file}.summary.txt`,
    );
  });
});

/** What each example is meant to show; everything else in them is quiet. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'single-host': [],
  'single-tier': [],
  'two-tier': [],
  edge: [],
  'siroe-hybrid': [],
  'communications-express-remote': [],
  calendar7: [],
  'suite5-one-host': [],
  'nine-machines': [],
  'im-small': [],
  convergence: [],
  antispam: [],
};

test.each(Object.entries(EXPECTED))('%s gives the findings that it is meant to show', (file, codes) => {
  const shown = analyse(read(file)).findings.filter(
    (finding) => !finding.advice && (finding.severity === 'error' || finding.severity === 'warning'),
  );
  expect(shown.map((finding) => finding.code)).toEqual(codes);
});

/** A change to an example, and what it must bring out. */
const VARIANTS: readonly (readonly [file: string, find: string, replacement: string, code: string])[] = [
  ['single-host', 'delivery: smtp', 'delivery: lmtp', 'TIER004'],
  ['single-host', 'total: 400', 'total: 800', 'TIER001'],
  ['single-tier', 'delivery: smtp', 'delivery: lmtp', 'TIER005'],
  ['two-tier', 'capacity: { users: 10000 }', 'capacity: { users: 5000 }', 'TIER010'],
  ['two-tier', 'targets: [mmp, web, mta-out, im-front]', 'targets: [mmp, store]', 'LB001'],
  ['two-tier', 'targets: [mmp, web, mta-out, im-front]', 'targets: [mmp, dir]', 'LB002'],
  ['edge', 'algorithm: least-connections', 'algorithm: round-robin', 'LB004'],
  [
    'communications-express-remote',
    '- component: communications-express',
    '- component: communications-express\n            calendar-tls: ssl-port',
    'CE006',
  ],
  ['communications-express-remote', '      - { protocol: dwp, port: 59779, from: front, to: back }\n', '', 'PORT019'],
  ['communications-express-remote', 'schema: schema2-native', 'schema: schema1', 'SCH002'],
  [
    'calendar7',
    'components: [cal7-database] }\n      - { name: ischedule',
    'components: [ { component: cal7-database, engine: oracle } ] }\n      - { name: ischedule',
    'CAL001',
  ],
  [
    'calendar7',
    '      - { name: doc3, zone: data, os: solaris, cpus: 2, memory: 8 GB, components: [ { component: cal7-docstore, kind: remote, database: ischedule, ischedule: true } ] }\n',
    '',
    'CAL002',
  ],
  ['convergence', 'schema: schema2-native', 'schema: schema2-compat', 'SCH001'],
  ['nine-machines', '      - { protocol: dwp, port: 9779, from: calfe, to: calbe }\n', '', 'PORT019'],
  // The wrong way round: the filter takes mail by SMTP, before the MTA.
  ['antispam', 'attach: plug-in', 'attach: smtp-proxy', 'AV001'],
  ['antispam', 'ENABLE_RBL: 1', 'ENABLE_RBL: 0', 'AV019'],
  ['im-small', 'memory: 1 GB', 'memory: 128 MB', 'SIZ021'],
];

test.each(VARIANTS)('%s with «%s» → «%s» gives a finding', (file, find, replacement, code) => {
  const text = read(file);
  expect(text).toContain(find);
  expect(analyse(text).findings.map((finding) => finding.code)).not.toContain(code);
  expect(analyse(text.replace(find, replacement)).findings.map((finding) => finding.code)).toContain(code);
});

test('the broken example is broken, and fixing all that is safe leaves less', () => {
  const { findings } = analyse(read('broken'));
  expect(findings.filter((finding) => finding.severity === 'error').length).toBeGreaterThan(5);
  expect(findings.filter((finding) => finding.fixes.length > 0).length).toBeGreaterThan(5);
});
