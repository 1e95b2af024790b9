/** A report that makes use of everything a report may have, as the page gets it. */
import type { MatrixCell, Section, ReportContent, Row } from '../../server/report/content';
import { svg } from '../../server/report/markup';

export const RICH_SOURCE = 'file:///work/rich.commspec.yaml';
const at = (line: number): { readonly uri: string; readonly line: number; readonly character: number } => ({
  uri: RICH_SOURCE,
  line,
  character: 4,
});

const flow = (index: number): Row => {
  const blocked = index % 7 === 3;
  const [from, to] =
    [
      ['internet', 'dmz'],
      ['dmz', 'data'],
      ['data', 'data'],
    ][index % 3] ?? [];
  return {
    cells: [
      blocked
        ? { text: 'blocked', status: 'bad', explain: 'No rule of `inner` lets it through.' }
        : { text: 'allowed', status: 'good' },
      { text: `${[25, 143, 389, 993][index % 4]}` },
      { text: `mmp-${index + 1} → store-${(index % 4) + 1}` },
      { text: ['smtp', 'imap', 'ldap', 'imaps'][index % 4] ?? '' },
      { text: 'reads mail of the users whose mailbox is there' },
      { text: 'firewall `inner`' },
    ],
    place: at(20 + index),
    lines: [60],
    group: `${from} → ${to}`,
    tags: [blocked ? 'blocked' : 'allowed', `${from}>${to}`],
  };
};

/** Flows between hosts: a matrix and a table of so many rows that it filters. */
export const flowsSection = (amount: number): Section => {
  const rows = Array.from({ length: amount }, (_, i) => flow(i)).sort((a, b) =>
    (a.group ?? '').localeCompare(b.group ?? ''),
  );
  const zones = ['internet', 'dmz', 'data'];
  const cells = zones.map((from) =>
    zones.map((to): MatrixCell | null => {
      const tag = `${from}>${to}`;
      const here = rows.filter(({ tags }) => tags?.includes(tag));
      const blocked = here.filter(({ tags }) => tags?.includes('blocked')).length;
      if (here.length === 0) return null;
      return {
        text: here.length.toString(),
        ...(blocked > 0 ? { note: `${blocked} blocked`, status: 'bad' as const } : { status: 'good' as const }),
        explain: `${here.length} flows from ${from} to ${to}, ${blocked} of them blocked`,
        tag,
      };
    }),
  );
  return {
    heading: 'Flows',
    text: 'Who talks to whom, and whether the firewalls let it through.',
    matrix: { caption: 'Flows between zones', rowTitle: 'From', columnTitle: 'To', rows: zones, columns: zones, cells },
    tables: [
      {
        caption: 'Flows between hosts',
        columns: [
          { title: 'Verdict' },
          { title: 'Port', align: 'right' },
          { title: 'From → to' },
          { title: 'Protocol' },
          { title: 'Purpose', aside: true },
          { title: 'Firewalls', aside: true },
        ],
        rows,
        empty: 'There are no flows.',
        tools: {
          search: true,
          filters: [
            { tag: 'blocked', title: 'Blocked' },
            { tag: 'unneeded', title: 'Not needed' },
          ],
          choices: [3],
          copies: [
            {
              title: 'For the firewall team',
              columns: ['Source', 'Destination', 'Port'],
              lines: rows.map(({ cells }) => [[cells[2]?.text ?? '', cells[2]?.text ?? '', cells[1]?.text ?? '']]),
            },
          ],
        },
      },
    ],
  };
};

const bars: Row[] = [
  {
    cells: [
      { text: 'store memory' },
      { text: '24 GB', explain: 'Users × mailbox cache\nSource: chapter 12' },
      { text: '16 GB' },
      { text: 'short by 8 GB', status: 'bad' },
    ],
    place: at(30),
    tags: ['short'],
  },
  {
    cells: [
      { text: 'mmp connections' },
      { text: '9,000' },
      { text: '20,000' },
      { text: '11,000 left', status: 'good' },
    ],
    place: at(12),
  },
  {
    cells: [{ text: 'relay CPU' }, { text: 'not given' }, { text: '2 CPUs' }, { text: 'not known', status: 'unknown' }],
  },
];

const chart = svg`<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" width="448" height="96" viewBox="0 0 448 96" font-size="12"><title>Bars</title><desc>Needed against declared</desc>${bars.map(
  ({ cells }, i) =>
    svg`<g data-row="${i}"><title>${cells[0]?.text ?? ''}: ${cells[3]?.text ?? ''}</title><text x="0" y="${20 + i * 28}">${cells[0]?.text ?? ''}</text><rect class="bar bar-${cells[3]?.status ?? 'unknown'}" x="130" y="${8 + i * 28}" width="${120 + i * 60}" height="16" fill="#888888"/></g>`,
)}</svg>`;

export const richReport = (amount = 60): ReportContent => ({
  title: 'Ports: rich',
  subtitle: 'Made from `rich`, 7u3.',
  banner: 'The spec has errors; figures may be missing.',
  verdict: {
    status: 'bad',
    text: 'Memory of store is short by 8 GB, and 9 needed flows are blocked.',
    parts: [
      { id: 'users', title: 'Users', text: '20,000 → 25,000 in 18 months', leadsTo: { kind: 'growth' } },
      {
        id: 'machines',
        title: 'Machines',
        text: '21',
        explain: '21 product hosts, 2 balancer addresses',
        leadsTo: { kind: 'summary' },
      },
      { id: 'findings', title: 'Findings', text: '2 errors, 5 warnings', status: 'bad', leadsTo: { kind: 'findings' } },
      {
        id: 'sizing',
        title: 'Sizing',
        text: '1 short: store memory',
        status: 'bad',
        leadsTo: { kind: 'sizing', tag: 'short' },
      },
      {
        id: 'flows',
        title: 'Flows',
        text: '9 blocked, 2 optional',
        status: 'bad',
        explain: 'Each has a finding.',
        leadsTo: { kind: 'ports', tag: 'blocked' },
      },
      {
        id: 'availability',
        title: 'Availability',
        text: '99.99% not met',
        status: 'warning',
        leadsTo: { kind: 'sizing' },
      },
      {
        id: 'loss',
        title: 'Loss',
        text: 'one of mmp leaves 4,000 too few',
        status: 'warning',
        leadsTo: { kind: 'sizing' },
      },
    ],
  },
  sections: [
    flowsSection(amount),
    {
      heading: 'Figures',
      picture: { kind: 'chart', svg: chart },
      tables: [
        {
          caption: 'What is short first',
          columns: [
            { title: 'What' },
            { title: 'Needed', align: 'right' },
            { title: 'Declared', align: 'right' },
            { title: 'Headroom' },
          ],
          rows: bars,
          empty: 'Nothing is sized.',
        },
      ],
    },
    {
      heading: 'Findings',
      tables: [
        {
          caption: 'Findings',
          columns: [{ title: 'Severity' }, { title: 'What is wrong' }, { title: 'Rule', aside: true }],
          rows: [
            {
              cells: [
                { text: 'error', status: 'bad' },
                { text: '`schema2-compat` is not supported with Calendar Server 7.', explain: 'Source: chapter 5' },
                { text: 'SCH005' },
              ],
              place: at(8),
              fixes: [
                { title: 'Change to `schema2-native`', safe: true },
                { title: 'Remove `schema`', safe: false },
                { title: 'Ignore it', safe: false },
              ],
            },
          ],
          empty: 'Nothing is wrong.',
          tools: { search: true },
        },
      ],
    },
    {
      heading: 'All figures',
      folded: true,
      tables: [
        {
          caption: 'All figures',
          columns: Array.from({ length: 9 }, (_, i) => ({ title: `Column ${i + 1}`, align: 'right' as const })),
          rows: Array.from({ length: 12 }, (_, i) => ({
            cells: Array.from({ length: 9 }, (_, j) => ({ text: `${(i + 1) * 1000 + j} users` })),
            place: at(100 + i),
          })),
          empty: 'Nothing.',
        },
      ],
    },
  ],
});
