import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { isRemote } from '../../questions/calendar-stores';

export const rule = defineRule({
  code: 'CAL007',
  name: 'document-store-without-calendar-server',
  severity: 'error',
  title: 'A remote document store has no Calendar Server software',
  source: ['L4195'],
  check(model, report) {
    for (const store of model.of('cal7-docstore')) {
      const software = store.spec['calendar-software'];
      if (software?.value !== false || isRemote(model, store) !== true) continue;
      const { kind } = store.spec;
      report({
        at: software.at,
        message: `A remote document store is served by Calendar Server itself, over HTTP. Install its software on \`${store.host.name}\` too.`,
        ...(kind === undefined ? {} : { related: [{ at: kind.at, message: 'The store is remote' }] }),
        fixes: () => [replaceFix(software, true)],
      });
    }
  },
});
