import { defineRule } from '../rule';
import { reportOnSchema1 } from './tools';

export const rule = defineRule({
  code: 'SCH015',
  name: 'csdomain-with-schema-1',
  severity: 'error',
  title: '`csdomain` does not work with Schema 1',
  source: ['L1874-1876'],
  check(model, report) {
    reportOnSchema1(model, report, {
      tool: 'csdomain',
      instead: 'calendar-utilities',
      message:
        'The utility `csdomain` writes calendar domains of Schema 2, and this directory is on Schema 1. Move it to `schema2-native`, or keep to the other calendar utilities.',
    });
  },
});
