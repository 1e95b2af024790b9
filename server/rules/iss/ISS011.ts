import { removeFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'ISS011',
  name: 'search-demonstration',
  severity: 'hint',
  title: 'The demonstration interface of search is in production',
  source: ['L5000'],
  check(model, report) {
    const { environment } = model;
    if (environment?.value !== 'production') return;
    for (const { spec } of model.of('iss-web')) {
      const part = spec.parts?.items.find(({ value }) => value === 'searchui');
      if (part === undefined) continue;
      report({
        at: part.at,
        message:
          '`searchui` shows what searching can do and was not made for users: it is one more page to attack and to keep patched. Leave it out.',
        related: [{ at: environment.at, message: 'The deployment is for production' }],
        fixes: () => [removeFix(part, 'Remove `searchui`')],
      });
    }
  },
});
