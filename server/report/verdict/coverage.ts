/** Which rules report a figure that is short, and why none does where none does. */
import type { Findings } from '../../engine/engine';
import type { Model } from '../../model/model';
import type { Shortfall } from '../../sizing/shortfalls';
import { listed } from '../../words/list';

interface Reporting {
  /** Families of figures, see `Shortfall`. */
  readonly families: readonly string[];
  /** Rules that report it, any of them; none where it is compared here alone. */
  readonly codes: readonly string[];
  /** Why they may be silent, or there are none: the end of a sentence that begins with the rules. */
  readonly silent: string;
}

const MEASURED =
  'are off, or leave alone a load that is an estimate, that other hosts may have a part of, or that comes with the loss of a site';

const REPORTING: readonly Reporting[] = [
  { families: ['memory.minimum'], codes: ['SIZ001'], silent: 'is off, or another rule says more' },
  {
    families: ['store.disk', 'store.disk.site'],
    codes: ['SIZ003'],
    silent: 'judges all stores together, or those of a site',
  },
  { families: ['store.partitions'], codes: ['SIZ028'], silent: 'is off, or another rule says more' },
  {
    families: ['queue.disk'],
    codes: ['SIZ004'],
    silent: 'judges all queues together, and only where each says its size',
  },
  { families: ['mmp.cpus'], codes: ['SIZ010'], silent: 'is off, or another rule says more' },
  { families: ['communications-express.cpus'], codes: ['SIZ012'], silent: 'is off, or another rule says more' },
  { families: ['cal6.cshttpd'], codes: ['SIZ013'], silent: 'is off, or another rule says more' },
  { families: ['cal6.backend.cpus.usual'], codes: ['SIZ007'], silent: 'wants the CPUs of all front and back ends' },
  {
    families: ['cal7.documents'],
    codes: ['CAL001', 'CAL002', 'CAL004'],
    silent: 'leaves stores alone that may be elsewhere',
  },
  {
    families: [
      'im.mux.connections',
      'im-mux.instances',
      'pool.connections.load',
      'pool.connections.hosts',
      'pool.connections.host',
    ],
    codes: ['SIZ063', 'SIZ015', 'SIZ016', 'IM025', 'HA011'],
    silent: MEASURED,
  },
  { families: ['im-mux.threads'], codes: ['SIZ017'], silent: 'is off, or another rule says more' },
  {
    families: ['im.memory'],
    codes: ['SIZ020', 'SIZ021'],
    silent: 'judge hosts together among which users can be moved',
  },
  { families: ['im.cpus'], codes: ['SIZ022'], silent: 'is off, or another rule says more' },
  { families: ['im.disk'], codes: ['SIZ023'], silent: 'is off, or another rule says more' },
  { families: ['im.jvm'], codes: ['SIZ019', 'SIZ058', 'SIZ061'], silent: 'are off, or another rule says more' },
  {
    families: [
      'pool.submissions.load',
      'pool.submissions.hosts',
      'pool.submissions.host',
      'pool.deliveries.load',
      'pool.deliveries.hosts',
      'pool.deliveries.host',
    ],
    codes: ['SIZ063', 'SIZ049', 'HA011'],
    silent: MEASURED,
  },
  {
    families: ['pool.users.load', 'pool.users.hosts', 'pool.users.host'],
    codes: ['SIZ063', 'HA030'],
    silent: MEASURED,
  },
  { families: ['users.single-host'], codes: ['TIER001'], silent: 'is off, or another rule says more' },
  {
    families: ['tier-2.capacity'],
    codes: ['TIER010', 'TIER011', 'TIER033'],
    silent: 'compare it with what the access tier says, and with the users to plan for',
  },
  { families: ['tier-1.capacity.maximum'], codes: ['TIER011'], silent: 'is off, or another rule says more' },
  {
    families: ['tier-1.capacity', 'tier-0.users', 'tier-1.users', 'tier-2.users'],
    codes: ['TIER033', 'TIER010', 'TIER011'],
    silent: 'are off, or another rule says more',
  },
  {
    families: ['load.traffic'],
    codes: [],
    silent: 'declared traffic is compared with what users send in the sizing alone',
  },
  { families: ['firewalls'], codes: ['NET003', 'NET004'], silent: 'judge by zones, where the spec names them' },
  {
    families: ['directory.masters'],
    codes: ['DIR002', 'DIR003', 'DIR007', 'DIR008', 'DIR009'],
    silent: 'leave alone a directory that may be elsewhere',
  },
  {
    families: ['directory.consumers', 'directory.hubs'],
    codes: ['DIR009', 'DIR010', 'DIR011', 'DIR017'],
    silent: 'are off, or another rule says more',
  },
  { families: ['assumed'], codes: ['SIZ062'], silent: 'is off, or another rule says more' },
];

const UNKNOWN: Reporting = { families: [], codes: [], silent: 'it is compared in the sizing alone' };

const byFamily = new Map(REPORTING.flatMap((own) => own.families.map((family) => [family, own] as const)));

/** All rules that report a figure. */
export const reportingCodes: readonly string[] = REPORTING.flatMap(({ codes }) => codes);

const reportingOf = ({ family }: Shortfall): Reporting => byFamily.get(family) ?? UNKNOWN;

/** The codes of rules that report a figure which is short, where they have found something. */
export const reportedBy = (shortfall: Shortfall, found: ReadonlySet<string>): readonly string[] =>
  reportingOf(shortfall).codes.filter((code) => found.has(code));

/** Why no rule reports these figures: each reason once; empty where all are reported. */
export function whySilent(shortfalls: readonly Shortfall[], model: Model, { findings, suppressed }: Findings): string {
  const found = new Set(findings.map(({ code }) => code));
  const reasons = new Map<string, number>();
  for (const shortfall of shortfalls) {
    if (reportedBy(shortfall, found).length > 0) continue;
    const reason = reasonOf(reportingOf(shortfall), model.complete, suppressed > 0);
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return [...reasons]
    .map(([reason, figures]) => `No finding of ${figures === 1 ? 'one of these' : `${figures} of these`}: ${reason}.`)
    .join(' ');
}

function reasonOf({ codes, silent }: Reporting, complete: boolean, ignores: boolean): string {
  if (codes.length === 0) return silent;
  const rules = listed(codes);
  const many = codes.length > 1;
  if (!complete) return `${rules} ${many ? 'are' : 'is'} silent while a part of the spec cannot be read`;
  const ignored = ignores ? `, or a comment ignores ${many ? 'them' : 'it'}` : '';
  return `${rules} ${silent}${ignored}`;
}
