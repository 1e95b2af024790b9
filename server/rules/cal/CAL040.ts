import { cal6Components } from '../../catalog/roles';
import { placeOf, presenceOf } from '../../questions/components';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CAL040',
  name: 'partial-wcap-in-express',
  severity: 'information',
  title: 'Communications Express has only part of WCAP with Calendar Server 7',
  source: ['L4068', 'L4423'],
  check(model, report) {
    const [seven] = model.of('cal7-frontend');
    if (seven === undefined || !model.lacks(...cal6Components)) return;
    const presence = presenceOf(model, 'communications-express');
    const fact = model.section('clients')?.items.find(({ value }) => value === 'communications-express');
    const at = presence?.at ?? fact?.at;
    if (at === undefined) return;
    report({
      at,
      message:
        'Communications Express shows calendars by WCAP, of which Calendar Server 7 has a subset without a promise of compatibility: it is there for Convergence and Outlook. Use Convergence, or keep a Calendar Server 6.',
      related: [
        {
          at: seven.at,
          message: placeOf({ id: seven.id, at: seven.at, host: seven.host }),
        },
      ],
    });
  },
});
