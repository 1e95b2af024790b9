/** What is left when hosts are lost: each shared load in each case. */
import type { Snapshot } from '../model/snapshot';
import { formatAmount, type ModeId } from '../sizing/figure';
import { poolsOf, type Mode, type Pool } from '../sizing/modes';
import type { Matrix, MatrixCell, Row, Section } from './content';
import { amount, headroomCell, linesOf, SHORT, STATUS } from './figures';
import { placeOf } from './summary';
import { count } from './words';

const CASES: readonly { readonly id: ModeId; readonly title: string }[] = [
  { id: 'normal', title: 'Normal' },
  { id: 'one-host-lost', title: 'One host lost' },
  { id: 'two-hosts-lost', title: 'Two hosts lost' },
  { id: 'spare-hosts-lost', title: 'Spare hosts lost' },
  { id: 'site-lost', title: 'Site lost' },
];

/** The section with its matrix; none where no hosts share a load. */
export function failureSection(snapshot: Snapshot): readonly Section[] {
  const pools = poolsOf(snapshot.model);
  if (pools.length === 0) return [];
  const rows = pools.flatMap((pool) => poolRows(snapshot, pool));
  const isMixed = rows.some(({ tags }) => tags?.includes(SHORT)) && !rows.every(({ tags }) => tags?.includes(SHORT));
  return [
    {
      heading: 'When hosts are lost',
      text: 'What is left of each load that hosts share. The worst case that is planned for sizes them.',
      matrix: matrixOf(pools),
      tables: [
        {
          caption: 'Loads that hosts share',
          columns: [
            { title: 'Load' },
            { title: 'Case' },
            { title: 'Headroom', align: 'right' },
            { title: 'Hosts left', align: 'right' },
            { title: 'They carry', align: 'right', aside: true },
            { title: 'Needed', align: 'right', aside: true },
          ],
          rows,
          empty: 'No hosts share a load.',
          ...(isMixed ? { tools: { filters: [{ tag: SHORT, title: 'Short' }] } } : {}),
        },
      ],
    },
  ];
}

/** On the row of a pool in a case. */
const tagOf = (pool: Pool, mode: Mode): string => `${pool.id} ${mode.id}`;

function matrixOf(pools: readonly Pool[]): Matrix {
  const cases = CASES.filter(({ id }) => pools.some(({ modes }) => modes.some((mode) => mode.id === id)));
  const titles = pools.map(({ title }) => title);
  return {
    caption: 'Headroom by load and case',
    rowTitle: 'Load',
    columnTitle: 'Case',
    rows: pools.map(({ title, tier }) =>
      titles.indexOf(title) === titles.lastIndexOf(title) ? title : `${title} (tier ${tier ?? 'unknown'})`,
    ),
    columns: cases.map(({ title }) => title),
    cells: pools.map((pool) =>
      cases.map(({ id }) => {
        const mode = pool.modes.find((each) => each.id === id);
        return mode === undefined ? null : cellOf(pool, mode);
      }),
    ),
  };
}

function cellOf(pool: Pool, mode: Mode): MatrixCell {
  const { headroom, planned, hosts, load, capacity } = mode;
  const isDown = hosts === 0;
  const text = isDown
    ? 'none left'
    : headroom === null
      ? `${hosts.toString()} left`
      : headroom < 0
        ? `short by ${formatAmount(-headroom, '')}`
        : `${formatAmount(headroom, '')} free`;
  const unknown = !isDown && headroom === null ? (capacity === null ? 'not measured' : 'load not given') : undefined;
  const note = [
    ...(planned ? [] : ['not planned for']),
    ...(unknown === undefined ? [] : [unknown]),
    ...(mode.id === pool.worst && planned && mode.id !== 'normal' ? ['sizes'] : []),
  ].join(', ');
  const status = STATUS[mode.status];
  return {
    text,
    ...(note === '' ? {} : { note }),
    ...(status === undefined ? {} : { status }),
    explain: [
      `${pool.title}, ${mode.title.charAt(0).toLowerCase()}${mode.title.slice(1)}: ${isDown ? 'no host is left' : `${count(hosts, 'host is', 'hosts are')} left`}`,
      ...(capacity === null || isDown ? [] : [`carrying ${amount(capacity, pool.unit)}`]),
      ...(load === null ? [] : [`needed are ${amount(load, pool.unit)}`]),
      ...(note === '' ? [] : [note]),
    ].join(', '),
    tag: tagOf(pool, mode),
  };
}

/** Hosts of a pool whose lines its rows know, at most. */
const MOST_LINES = 200;

function poolRows(snapshot: Snapshot, pool: Pool): readonly Row[] {
  const lines = linesOf(
    snapshot,
    pool.hosts.slice(0, MOST_LINES).map(({ at }) => at),
  );
  return pool.modes.map((mode): Row => {
    const isDown = mode.hosts === 0;
    const status = STATUS[mode.status];
    const left = isDown
      ? { text: 'no host is left', ...(status === undefined ? {} : { status }) }
      : headroomCell(mode.headroom, pool.unit, mode.status);
    return {
      cells: [
        { text: pool.title },
        { text: `${mode.title}${mode.id === pool.worst ? ' (sizes)' : ''}${mode.planned ? '' : ' (not planned for)'}` },
        left,
        { text: mode.hosts.toString() },
        mode.capacity === null
          ? {
              text:
                mode.capacityAtLeast === undefined
                  ? 'not measured'
                  : `at least ${amount(mode.capacityAtLeast, pool.unit)}`,
              status: 'unknown',
            }
          : { text: amount(mode.capacity, pool.unit) },
        mode.load === null ? { text: '–' } : { text: amount(mode.load, pool.unit) },
      ],
      ...placeOf(snapshot, pool.at),
      // The rows of a pool stand together: one of them is enough to follow the cursor.
      ...(mode.id === 'normal' ? lines : {}),
      tags: [tagOf(pool, mode), ...(mode.status === 'short' ? [SHORT] : [])],
    };
  });
}
