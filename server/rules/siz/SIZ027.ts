import { listed } from '../../words/list';
import { figures, stripeBlocks } from '../../catalog/figures';
import { stripeFor } from '../../sizing/disk';
import { hostsWith } from '../../sizing/hosts';
import { settingsOf } from '../../sizing/settings';
import { replaceFix } from '../../fixes/values';
import { defineRule, reportEach } from '../rule';
import { MTAS, STORES, volumesOf } from './storage';

const near = figures.stripeNear.value;

export const rule = defineRule({
  code: 'SIZ027',
  name: 'stripe-width',
  severity: 'warning',
  title: 'The stripe width does not fit the size of the messages',
  source: ['L3096'],
  check(model, report) {
    reportEach(model, report, 'SIZ027', hostsWith(model, ...STORES, ...MTAS), (host, report, model) => {
      const size = model.services?.messaging?.traffic?.['message-size'];
      const best = size === undefined ? undefined : stripeFor(settingsOf(model).bytes(size.value));
      const widths = [
        ...host.components.flatMap(({ spec }) => [
          ...(spec.partitions?.items.map((partition) => partition['stripe-width']) ?? []),
          spec.queue?.['stripe-width'],
        ]),
        ...volumesOf(host).map((volume) => volume['stripe-width']),
      ];
      for (const width of widths) {
        if (width === undefined) continue;
        const wide = width.value >= figures.stripeBlocksTooLarge.value;
        // "About the size of a message".
        const far = best !== undefined && (width.value > best * near || width.value * near < best);
        if (!wide && !far) continue;
        const proposed = best ?? stripeBlocks.at(-1) ?? width.value;
        report({
          at: width.at,
          message: `A stripe of ${width.value} blocks is ${
            size === undefined || wide
              ? 'usually too wide for mail and slows it down'
              : `far from the average message of ${size.source}`
          }. Use ${size === undefined ? `${listed(stripeBlocks.map(String), 'or')} blocks, near the average size of a message` : `${proposed} blocks`}.`,
          ...(size === undefined ? {} : { related: [{ at: size.at, message: 'The average message' }] }),
          fixes: () => [replaceFix(width, proposed)],
        });
      }
    });
  },
});
