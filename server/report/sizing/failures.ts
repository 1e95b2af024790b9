/** What is left when hosts are lost: each shared load in each case. */
import type { Snapshot } from '../../model/snapshot';
import { difference, formatAmount, formatBeside, type ModeId } from '../../sizing/figure';
import { poolsOf, type Mode, type Pool, type Resource } from '../../sizing/modes';
import { grouped } from '../../words/number';
import type { Matrix, MatrixCell, Row, Section } from '../content';
import { amount, headroomCell, SHORT, STATUS } from './figures';
import { linesOf, placeOf } from '../place';
import { count } from '../words';

const CASES: readonly { readonly id: ModeId; readonly title: string }[] = [
  { id: 'normal', title: 'Normal' },
  { id: 'one-host-lost', title: 'One lost' },
  { id: 'two-hosts-lost', title: 'Two lost' },
  { id: 'spare-hosts-lost', title: 'Spare lost' },
  { id: 'site-lost', title: 'Site lost' },
];

/** The section with its matrix; none where no hosts share a load. */
export function failureSection(snapshot: Snapshot): readonly Section[] {
  const pools = poolsOf(snapshot.model);
  if (pools.length === 0) return [];
  const titles = titlesOf(pools);
  const rows = pools.flatMap((pool, i) => poolRows(snapshot, pool, titles[i] ?? pool.title));
  const isMixed = rows.some(({ tags }) => tags?.includes(SHORT)) && !rows.every(({ tags }) => tags?.includes(SHORT));
  return [
    {
      heading: 'When hosts are lost',
      text: 'What is left of each load that hosts share. The worst case that is planned for sizes them.',
      matrix: matrixOf(pools, titles),
      tables: [
        {
          caption: 'Loads that hosts share',
          columns: [
            { title: 'Load', aside: true },
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

const LOADS: Readonly<Record<Resource, string>> = {
  connections: 'Connections',
  submissions: 'Sent',
  deliveries: 'Delivered',
  users: 'Users',
};

/** Short titles of pools, each its own: `Connections: mmp`, with the tier where two would be the same. */
function titlesOf(pools: readonly Pool[]): readonly string[] {
  const titles = pools.map(({ resource, title }) => {
    const ids = title.slice(title.indexOf(': ') + 2).split(', ');
    const more = ids.length > 3 ? ` and ${ids.length - 2} more` : '';
    return `${LOADS[resource]}: ${ids.slice(0, more === '' ? 3 : 2).join(', ')}${more}`;
  });
  const withTier = titles.map((title, i) =>
    titles.indexOf(title) === titles.lastIndexOf(title) ? title : `${title} (tier ${pools[i]?.tier ?? 'unknown'})`,
  );
  return withTier.map((title, i) =>
    withTier.indexOf(title) === i
      ? title
      : `${title}, ${withTier.slice(0, i).filter((each) => each === title).length + 1}`,
  );
}

function matrixOf(pools: readonly Pool[], titles: readonly string[]): Matrix {
  const cases = CASES.filter(({ id }) => pools.some(({ modes }) => modes.some((mode) => mode.id === id)));
  return {
    caption: 'Headroom by load and case',
    rowTitle: 'Load',
    columnTitle: 'Hosts',
    rows: titles,
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
  const least = leastFree(mode);
  const text = isDown
    ? 'none left'
    : headroom === null
      ? least === null
        ? `${grouped(hosts)} left`
        : `at least ${formatAmount(least, '')} free`
      : headroom < 0
        ? `short by ${formatAmount(-headroom, '')}`
        : `${formatAmount(headroom, '')} free`;
  const unknown =
    !isDown && headroom === null
      ? capacity === null
        ? mode.capacityAtLeast === undefined
          ? 'not measured'
          : 'not all measured'
        : 'load not given'
      : undefined;
  // One word more has no room.
  const note = !planned ? 'not planned' : (unknown ?? (mode.id === pool.worst && mode.id !== 'normal' ? 'sizes' : ''));
  const status = STATUS[mode.status];
  return {
    text,
    ...(note === '' ? {} : { note }),
    ...(status === undefined ? {} : { status }),
    explain: [
      `${pool.title}, ${mode.title.charAt(0).toLowerCase()}${mode.title.slice(1)}: ${isDown ? 'no host is left' : `${count(hosts, 'host is', 'hosts are')} left`}`,
      ...(isDown
        ? []
        : capacity !== null
          ? [`carrying ${formatBeside(capacity, pool.unit, load)}`]
          : mode.capacityAtLeast === undefined
            ? []
            : [`carrying at least ${amount(mode.capacityAtLeast, pool.unit)}`]),
      ...(load === null ? [] : [`needed are ${formatBeside(load, pool.unit, capacity)}`]),
      ...(note === '' ? [] : [note]),
    ].join(', '),
    tag: tagOf(pool, mode),
  };
}

/** What is left over at the least, where not all hosts were measured and those that were are enough; else null. */
const leastFree = ({ headroom, load, capacityAtLeast, status }: Mode): number | null =>
  headroom !== null || status !== 'ok' || load === null || capacityAtLeast === undefined
    ? null
    : difference(capacityAtLeast, load);

/** Hosts of a pool whose lines its rows know, at most. */
const MOST_LINES = 200;

function poolRows(snapshot: Snapshot, pool: Pool, title: string): readonly Row[] {
  const place = placeOf(snapshot, pool.at);
  const lines = linesOf(
    snapshot,
    place.place,
    pool.hosts.slice(0, MOST_LINES).map(({ at }) => at),
  );
  return pool.modes.map((mode): Row => {
    const isDown = mode.hosts === 0;
    const least = leastFree(mode);
    const status = STATUS[mode.status];
    const left = isDown
      ? { text: 'no host is left', ...(status === undefined ? {} : { status }) }
      : least === null
        ? headroomCell(mode.headroom, pool.unit, mode.status)
        : { text: `at least ${amount(least, pool.unit)}`, ...(status === undefined ? {} : { status }) };
    return {
      cells: [
        { text: title, ...(title.endsWith(' more') ? { explain: `${pool.title}.` } : {}) },
        { text: `${mode.title}${mode.id === pool.worst ? ' (sizes)' : ''}${mode.planned ? '' : ' (not planned for)'}` },
        left,
        { text: grouped(mode.hosts) },
        mode.capacity === null
          ? {
              text:
                mode.capacityAtLeast === undefined
                  ? 'not measured'
                  : `at least ${amount(mode.capacityAtLeast, pool.unit)}`,
              status: 'unknown',
            }
          : { text: formatBeside(mode.capacity, pool.unit, mode.load) },
        mode.load === null ? { text: '–' } : { text: formatBeside(mode.load, pool.unit, mode.capacity) },
      ],
      ...place,
      // The rows of a pool stand together: one of them is enough to follow the cursor.
      ...(mode.id === 'normal' ? lines : {}),
      group: title,
      tags: [tagOf(pool, mode), ...(mode.status === 'short' ? [SHORT] : [])],
    };
  });
}
