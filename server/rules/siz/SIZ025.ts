import { spelledPart } from '../../words/number';
import { figures } from '../../catalog/figures';
import { numprocesses } from './processes';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SIZ025',
  name: 'imap-processes',
  severity: 'hint',
  title: `IMAP processes are not ${spelledPart(figures.imapProcessesPerCpu.value)} of the processors`,
  source: ['L3169'],
  check: (model, report) => {
    numprocesses(model, report, {
      access: 'imap',
      divisor: 1 / figures.imapProcessesPerCpu.value,
      setting: 'service.imap.numprocesses',
    });
  },
});
