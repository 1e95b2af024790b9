import { defineRule } from '../rule';
import { promised, promiseNote } from './promised';

export const rule = defineRule({
  code: 'HA013',
  name: 'availability-on-single-host',
  severity: 'warning',
  title: 'A single host cannot keep a promise of availability',
  source: ['L6596-6597'],
  check(model, report) {
    const { architecture } = model;
    const promise = promised(model);
    if (architecture?.value !== 'single-host' || promise === undefined) return;
    // The machine that repairs itself is the exception; what could not be read may say so.
    if (model.hosts.some(({ spec }) => spec.incomplete || (spec.asr?.value ?? 'none') !== 'none')) return;
    report({
      at: architecture.at,
      message: `On a single host nothing takes over when it fails or is being patched, and it cannot hold off an attack on its services; \`${promise.source}\` is promised. Spread the services over hosts, or lower the promise.`,
      related: promiseNote(model),
    });
  },
});
