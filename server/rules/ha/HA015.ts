import { figures } from '../../catalog/figures';
import type { Model } from '../../model/model';
import { formatDuration, formatShare } from '../../model/quantity';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import type { Fact } from '../../model/dsl';
import { openPoints } from './single-points';

/** Seconds of a month of 30 days, to which a downtime is read. */
const MONTH = figures.minutesPerMonth.value * 60;

export const rule = defineRule({
  code: 'HA015',
  name: 'maintenance-breaks-availability',
  severity: 'warning',
  title: 'Planned work takes longer than the promised availability allows',
  source: ['L506-508', 'L2730'],
  check(model, report) {
    const sla = model.section('sla');
    const availability = sla?.availability;
    const maintenance = sla?.maintenance;
    if (availability === undefined || maintenance === undefined) return;
    // Outside the hours in which the service is needed, planned work does no harm.
    if (sla?.hours === undefined ? sla?.incomplete : sla.hours.value === 'business-hours') return;
    const allowed = MONTH * (1 - availability.value.amount);
    if (allowed < 0 || maintenance.value.amount <= allowed + 0.5 || !interrupts(model)) return;
    report({
      at: maintenance.at,
      message: `\`${availability.source}\` leaves ${formatDuration(allowed)} a month, and planned work counts as downtime: \`${maintenance.source}\` is more. Serve from redundant hosts meanwhile, shorten the work or lower the promise.`,
      related: [{ at: availability.at, message: `${formatDuration(allowed)} a month is what this allows` }],
      fixes: () => [...shorten(maintenance, allowed), ...lower(availability, maintenance.value.amount)],
    });
  },
});

/** Whether planned work stops the service: where something is not redundant. A single tier needs its windows. */
function interrupts(model: Model): boolean {
  const points = openPoints(model);
  switch (model.architecture?.value) {
    case undefined:
      return false;
    case 'single-host':
      return true;
    case 'single-tier':
    case 'single-tier-distributed':
      return points.length > 0;
    case 'two-tier':
    case 'edge':
      return points.some(({ proven }) => proven);
  }
}

function shorten(maintenance: Fact<unknown>, allowed: number): readonly FixDraft[] {
  const minutes = Math.floor(allowed / 60 + 1e-6);
  return minutes < 1 ? [] : [replaceFix(maintenance, `${minutes} min/month`)];
}

function lower(availability: Fact<unknown>, seconds: number): readonly FixDraft[] {
  // Rounded down to two decimals, so that the work fits in.
  const part = Math.floor((1 - seconds / MONTH) * 10_000) / 10_000;
  return part <= 0 ? [] : [replaceFix(availability, formatShare(part))];
}
