import { numprocesses } from './processes';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SIZ025',
  severity: 'hint',
  title: 'IMAP processes are not a quarter of the processors',
  source: ['L3169'],
  check: (model, report) => {
    numprocesses(model, report, { access: 'imap', divisor: 4, setting: 'service.imap.numprocesses' });
  },
});
