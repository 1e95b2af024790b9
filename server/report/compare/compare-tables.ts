/** What becomes of hosts, machines, settings and findings, a table each. */
import type { Comparison, HostChange } from '../../compare/compare';
import { grouped } from '../../words/number';
import type { Row, Table } from '../content';
import type { ChangePlaces } from './compare-places';
import { DASH, EMPTY, fieldText, hardwareText, plain, right, settingText } from './compare-words';

const FINDING = { new: 'new', gone: 'gone', severity: 'judged otherwise' } as const;

export function findingTable({ findings }: Comparison, at: ChangePlaces): Table {
  return {
    caption: 'Findings',
    columns: [
      { title: 'Change' },
      { title: 'Severity' },
      { title: 'Rule', leads: true },
      { title: 'About' },
      { title: 'Finding' },
    ],
    rows: findings.map((finding): Row => {
      const { change, code, severity, was, subject, message } = finding;
      const worse = severity === 'error' ? 'bad' : severity === 'warning' ? 'warning' : undefined;
      const status = change === 'gone' ? 'good' : worse;
      return {
        ...at.finding(finding),
        cells: [
          plain(FINDING[change], status),
          plain(was === null ? severity : `${was} \u2192 ${severity}`),
          plain(code),
          plain(subject === '' ? DASH : subject),
          plain(message),
        ],
      };
    }),
    empty: EMPTY,
  };
}

function hostText(host: HostChange): string {
  const told = host.fields.map(fieldText);
  if (host.was !== null) told.unshift(`called ${host.was} before`);
  return told.length === 0 ? host.components.join(', ') : told.join('; ');
}

export function hostTable({ hosts }: Comparison, at: ChangePlaces): Table {
  return {
    caption: 'Hosts',
    columns: [
      ...[{ title: 'Change' }, { title: 'Host', leads: true }, right('Machines'), { title: 'Tier' }, { title: 'Zone' }],
      { title: 'What' },
    ],
    rows: hosts.map((host): Row => ({
      ...at.host(host.name),
      cells: [
        plain(host.change),
        plain(host.name),
        plain(
          host.before === host.after ? grouped(host.after) : `${grouped(host.before)} \u2192 ${grouped(host.after)}`,
        ),
        plain(host.tier?.toString() ?? DASH),
        plain(host.zone ?? DASH),
        plain(hostText(host)),
      ],
    })),
    empty: EMPTY,
  };
}

const HARDWARE = [right('CPUs'), right('Memory'), right('Disk')];

export function machineTable({ machines, overview }: Comparison): Table {
  return {
    caption: 'Machines to buy and to give back',
    columns: [{ title: 'Change' }, right('Machines'), ...HARDWARE, right('Before'), right('After')],
    rows: machines.map(({ before, after, ...hardware }): Row => ({
      cells: [
        plain(after > before ? 'to buy' : 'to give back'),
        plain(grouped(Math.abs(after - before))),
        ...hardwareText(hardware, overview.after.base),
        plain(grouped(before)),
        plain(grouped(after)),
      ],
    })),
    empty: EMPTY,
  };
}

/** What comes and goes with its host is told there. */
export function componentTable({ components, hosts }: Comparison, at: ChangePlaces): Table {
  const whole = new Set(
    hosts.flatMap(({ change, name }) => (change === 'added' || change === 'removed' ? [name] : [])),
  );
  const own = components.filter(
    ({ change, from, to }) => change === 'moved' || !whole.has((change === 'added' ? to : from) ?? ''),
  );
  return {
    caption: 'Components',
    columns: [{ title: 'Change' }, { title: 'Component', leads: true }, { title: 'From' }, { title: 'To' }],
    rows: own.map(({ change, title, from, to }): Row => ({
      ...at.host(to ?? from),
      cells: [plain(change), plain(title), plain(from ?? DASH), plain(to ?? DASH)],
    })),
    empty: EMPTY,
  };
}

export function versionTable({ versions }: Comparison): Table {
  const text = (list: readonly string[]): string => (list.length === 0 ? 'not given' : list.join(', '));
  return {
    caption: 'Versions',
    columns: [{ title: 'Component' }, { title: 'Before' }, { title: 'After' }],
    rows: versions.map(({ title, before, after }): Row => ({
      cells: [plain(title), plain(text(before)), plain(text(after))],
    })),
    empty: EMPTY,
  };
}

export function factTable({ facts }: Comparison, at: ChangePlaces): Table {
  return {
    caption: 'Settings',
    columns: [{ title: 'Setting' }, { title: 'Before' }, { title: 'After' }],
    rows: facts.map(({ path, before, after }): Row => ({
      ...at.key(path),
      cells: [plain(path.join(' \u203A ')), plain(settingText(before)), plain(settingText(after))],
    })),
    empty: EMPTY,
  };
}
