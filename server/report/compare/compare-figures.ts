/** What becomes of the sizing, a table a subject. */
import type { Comparison } from '../../compare/compare';
import type { FigureChange, FigureState } from '../../compare/figures';
import { formatAmount } from '../../sizing/figure';
import type { Row, Table } from '../content';
import { count } from '../words';
import type { ChangePlaces } from './compare-places';
import { amountText, DASH, EMPTY, monthText, neededText, plain, right, whereOf } from './compare-words';

/** That of its host, or of the first host of its tier. */
const figurePlace = (
  { host, tier }: { readonly host: string | null; readonly tier: number | null },
  at: ChangePlaces,
): Pick<Row, 'place'> => (host === null ? at.tier(tier) : at.host(host));

export function turnTable({ figures }: Comparison, at: ChangePlaces): Table {
  const turned = figures.filter(({ becomes }) => becomes !== null);
  const state = (own: FigureState | null, unit: string): string =>
    own === null ? DASH : `${amountText(own.value, unit)} needed, ${amountText(own.declared, unit)} declared`;
  return {
    caption: 'Short, or enough again',
    columns: [
      { title: 'Now' },
      { title: 'What', leads: true },
      { title: 'Where' },
      { title: 'Before' },
      { title: 'After' },
    ],
    rows: [...turned]
      .sort((a, b) => Number(b.becomes === 'short') - Number(a.becomes === 'short'))
      .map((figure): Row => ({
        ...figurePlace(figure, at),
        cells: [
          figure.becomes === 'short' ? plain('short', 'bad') : plain('enough', 'good'),
          plain(figure.title),
          plain(whereOf(figure)),
          plain(state(figure.before, figure.unit)),
          plain(state(figure.after, figure.unit)),
        ],
      })),
    empty: EMPTY,
  };
}

/** Those of hosts that come or go are no change of a figure, and those that turn have a table of their own. */
export function figureTable({ figures }: Comparison, at: ChangePlaces): Table {
  const own = figures.filter(
    ({ becomes, before, after, host }) => becomes === null && (host === null || (before !== null && after !== null)),
  );
  const declared = ({ before, after, unit }: FigureChange): string => {
    const [past, now] = [amountText(before?.declared, unit), amountText(after?.declared, unit)];
    return past === now ? now : `${past} \u2192 ${now}`;
  };
  return {
    caption: 'Figures',
    columns: [{ title: 'What' }, { title: 'Where' }, right('Before'), right('After'), right('Declared')],
    rows: own.map((figure): Row => ({
      ...figurePlace(figure, at),
      cells: [
        plain(figure.title),
        plain(whereOf(figure)),
        plain(neededText(figure.before, figure.unit)),
        plain(neededText(figure.after, figure.unit)),
        plain(declared(figure), figure.after?.status === 'short' ? 'bad' : undefined),
      ],
    })),
    empty: EMPTY,
  };
}

export function modeTable({ modes }: Comparison): Table {
  const text = (own: (typeof modes)[number]['before'], unit: string): string =>
    own === null
      ? DASH
      : `${count(own.hosts, 'host')}, ${amountText(own.load, unit)} of ${own.capacity === null ? 'not measured' : formatAmount(own.capacity, unit)}`;
  return {
    caption: 'Failures',
    columns: [{ title: 'What' }, { title: 'Case' }, { title: 'Before' }, { title: 'After' }],
    rows: modes.map(({ title, mode, unit, before, after }): Row => ({
      cells: [
        plain(title),
        plain(mode),
        plain(text(before, unit)),
        plain(text(after, unit), after?.status === 'short' ? 'bad' : undefined),
      ],
    })),
    empty: EMPTY,
  };
}

export function exhaustionTable({ exhaustion }: Comparison, at: ChangePlaces): Table {
  return {
    caption: 'When it runs out',
    columns: [{ title: 'What' }, { title: 'Where' }, { title: 'Before' }, { title: 'After' }],
    rows: exhaustion.map((change): Row => {
      const isLater = (change.after ?? Infinity) > (change.before ?? Infinity);
      return {
        ...figurePlace(change, at),
        cells: [
          plain(change.title),
          plain(whereOf(change)),
          plain(monthText(change.before)),
          plain(monthText(change.after), isLater ? 'good' : 'warning'),
        ],
      };
    }),
    empty: EMPTY,
  };
}

export function singlePointTable({ singlePoints }: Comparison, at: ChangePlaces): Table {
  return {
    caption: 'Single points of failure',
    columns: [{ title: 'Change' }, { title: 'Component', leads: true }, { title: 'Host' }, { title: 'Without it' }],
    rows: singlePoints.map(({ change, component, hosts, affects }): Row => ({
      ...at.host(hosts[0]),
      cells: [
        change === 'added' ? plain('new', affects === 'service' ? 'bad' : 'warning') : plain('gone', 'good'),
        plain(component),
        plain(hosts.join(', ')),
        plain(affects === 'service' ? 'the service is down' : 'some users have no service'),
      ],
    })),
    empty: EMPTY,
  };
}
