import { mtaComponents } from '../../catalog/roles';
import { defineRule } from '../rule';
import { reportNoBlockList } from './block-list';

export const rule = defineRule({
  code: 'AV002',
  name: 'no-block-list-at-edge',
  severity: 'warning',
  title: 'No block list at the edge',
  source: ['L1214-1216'],
  check(model, report) {
    const { architecture } = model;
    if (architecture?.value !== 'edge' || !model.has(...mtaComponents)) return;
    reportNoBlockList(model, report, {
      at: architecture.at,
      why: 'The architecture has an edge tier',
      message:
        'An edge tier meets the open Internet, and a real-time block list takes spam away there before anything else has to look at it. Set `rbl` to `true`.',
    });
  },
});
