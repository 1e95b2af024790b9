// Writes a deployment spec of about `lines` lines in our format, and says where the harness may edit and ask. See
// bench/README.md for what a template returns. Positions are 0-based LSP positions in the text as generated.
import { readFileSync } from 'node:fs';

const OS = ['solaris', 'red-hat', 'oracle-linux'];
const FRONT = ['mmp', 'mta-inbound', 'webmail', 'mta-outbound', 'cal6-frontend', 'mmp'];
const BACK = ['message-store', 'cal6-backend', 'message-store', 'message-store', 'message-store', 'cal6-backend'];
const LINES_A_HOST = 14;
/** What a server says of a value that the format does not have. */
const WRONG = 'not a value|one of|not accepted|enum|valid value|did you mean|unknown protocol';
const pad = (/** @type {number} */ n) => String(n).padStart(4, '0');

/** @param {number} i @param {boolean} front */
function host(i, front) {
  const ids = front ? FRONT : BACK;
  const first = ids[i % ids.length] ?? '';
  const second = front ? 'mta' : 'mta-outbound';
  return [
    `      - name: ${front ? 'front' : 'back'}-${pad(i)}`,
    `        zone: ${front ? 'dmz' : 'data'}`,
    `        os: ${OS[i % OS.length]}`,
    `        cpus: ${[2, 4, 2, 4][i % 4]}`,
    `        memory: ${[8, 16, 32, 64][i % 4]} GB`,
    `        capacity:`,
    `          connections: ${10_000 + i}`,
    `          users: 5000`,
    `        note: rack ${i % 40} unit ${i % 12}`,
    `        components:`,
    `          - component: ${first}`,
    `            version: "${first.startsWith('cal6') ? '6.3' : '7.0.5'}"`,
    `          - component: ${second}`,
    `            smtp-auth: true`,
  ];
}

/** `lines` is rounded to whole hosts; `hosts` says how many there are. @param {{ readonly lines?: number, readonly hosts?: number }} options */
export function generate({ lines: want = 1000, hosts: wanted }) {
  const out = [
    'commspec: 1',
    'name: generated',
    'suite: 6u2',
    'install: fresh',
    'environment: production',
    'architecture: two-tier',
    'domain: example.com',
    'users:',
    '  total: 100000',
    'directory:',
    '  schema: schema2-native',
    '  dit: one-tree',
    '  provisioning: [delegated-administrator]',
    'sso: { mode: none }',
    'dns:',
    '  servers: [192.0.2.53]',
    'services:',
    '  messaging:',
    '    delivery: lmtp',
    '    smtp-auth: true',
    '  calendar:',
    '    version: "6.3"',
    'external: [directory-master, delegated-administrator]',
    'zones:',
    '  - { name: data, kind: private-data }',
    'firewalls:',
    '  - name: outer',
    '    between: [internet, dmz]',
    '    allow: [smtp, submission, imap, imaps, pop, pops, http, https]',
    '  - name: inner',
    '    between: [dmz, data]',
    '    allow:',
    '      - imap',
    '      - imaps',
    '      - pop',
    '      - ldap',
    '      - smtp',
    '      - dns',
    '      - { protocol: lmtp, port: 225 }',
    '      - { protocol: dwp, port: 59779 }',
    'tiers:',
  ];
  const hosts = wanted ?? Math.max(4, Math.round((want - out.length - 4) / LINES_A_HOST));
  const half = Math.ceil(hosts / 2);
  const mid = Math.floor(hosts / 4);
  let midLine = -1;
  for (let i = 0; i < hosts; i++) {
    const front = i < half;
    if (i === 0 || i === half) out.push(`  - tier: ${front ? 1 : 2}`, '    hosts:');
    if (i === mid) midLine = out.length;
    out.push(...host(i, front));
  }
  const at = (/** @type {number} */ k) => midLine + k;
  const end = (/** @type {number} */ k) => out[at(k)]?.length ?? 0;
  /** A character more at the end of a line. @param {number} line */
  const more = (line) => ({ line, character: out[line]?.length ?? 0, insert: 'x' });
  /** The first line that reads so. @param {string} text */
  const lineOf = (text) => {
    const line = out.indexOf(text);
    if (line < 0) throw new Error(`the template has no line \`${text}\``);
    return line;
  };
  /** A line of a host that reads one way, then another. @param {number} k @param {string} to */
  const either = (k, to) => {
    const from = out[at(k)] ?? '';
    return { line: at(k), from, to: from.slice(0, from.indexOf(':') + 1) + ` ${to}` };
  };
  return {
    text: out.join('\n') + '\n',
    schema: JSON.parse(readFileSync(new URL('../../schemas/commspec.schema.json', import.meta.url), 'utf8')),
    points: {
      /** Edits that are made and taken back: `find` is what a server then says at the line; without it, nothing. */
      edits: {
        toggle: { ...more(at(2)), find: WRONG },
        note: more(at(8)),
        firewall: { ...more(lineOf('      - imaps')), find: WRONG },
        service: { ...more(lineOf('    delivery: lmtp')), find: WRONG },
      },
      /** Lines that read one way, then another, all of them right: for what is measured in process. */
      changes: {
        note: either(8, 'rack 7 unit 7'),
        toggle: either(2, 'solarisx'),
        os: either(2, mid % 3 === 0 ? 'red-hat' : 'solaris'),
        cpus: either(3, '8'),
        memory: either(4, '48 GB'),
        capacity: { line: at(6), from: out[at(6)] ?? '', to: '          connections: 7777' },
        version: { line: at(11), from: out[at(11)] ?? '', to: '            version: "7.0.4"' },
        firewall: { line: lineOf('      - imaps'), from: '      - imaps', to: '      - pops' },
        service: { line: lineOf('    delivery: lmtp'), from: '    delivery: lmtp', to: '    delivery: smtp' },
      },
      key: {
        setup: { line: at(4), character: end(4), delete: 0, insert: '\n        fi' },
        cursor: { line: at(5), character: 10 },
        type: 'l',
        want: 'filesystem',
      },
      value: {
        setup: { line: at(2), character: 12, delete: end(2) - 12, insert: 's' },
        cursor: { line: at(2), character: 13 },
        type: 'o',
        want: 'solaris',
      },
      hover: { line: at(4), character: 10, want: 'memory' },
      probe: { line: 0, character: 2 },
      burst: {
        line: at(4),
        character: end(4),
        text: '\n        asr: high\n        filesystem: z',
        cursor: { line: at(6), character: 21 },
        want: 'zfs',
      },
    },
  };
}
