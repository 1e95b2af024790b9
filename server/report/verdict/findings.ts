/** What the rules found, advice apart. */
import type { Findings } from '../../engine/engine';
import { count, severityCounts } from '../words';
import { explained, type Told } from './part';

export function findingsPart({ findings, suppressed }: Findings): Told {
  const own = findings.filter(({ advice }) => !advice);
  const advice = findings.length - own.length;
  const errors = own.filter(({ severity }) => severity === 'error');
  const warnings = own.filter(({ severity }) => severity === 'warning');
  const status = errors.length > 0 ? 'bad' : warnings.length > 0 ? 'warning' : 'good';
  const text = severityCounts(own.map(({ severity }) => severity));
  const tag =
    errors.length > 0
      ? 'error'
      : warnings.length > 0
        ? 'warning'
        : own.length === 0 && advice > 0
          ? 'advice'
          : undefined;
  const worst = errors[0] ?? warnings[0];
  return {
    part: {
      id: 'findings',
      title: 'Findings',
      text: text === '' ? 'none' : text,
      ...(text.includes(', ') ? { short: text.slice(0, text.indexOf(', ')) } : {}),
      status,
      ...explained(
        worst === undefined ? '' : `First in the spec: ${worst.message}`,
        advice === 0
          ? ''
          : `${count(advice, 'piece of advice', 'pieces of advice')} apart, about what the spec leaves out.`,
        suppressed === 0 ? '' : `${count(suppressed, 'finding')} ignored by comments.`,
      ),
      leadsTo: { kind: 'findings', ...(tag === undefined ? {} : { tag }) },
    },
    ...(status === 'good'
      ? {}
      : { problem: severityCounts([...errors, ...warnings].map(({ severity }) => severity)).replace(', ', ' and ') }),
  };
}
