/** This tool. */
import { valueSet } from '../types';

/** The guide does not say which it means; 1000 is this tool's default. */
export const unitBase = valueSet('unit base', {
  decimal: { title: '1 KB = 1000 bytes', text: '1 MB = 1000 KB and 1 GB = 1000 MB.' },
  binary: { title: '1 KB = 1024 bytes', text: '1 MB = 1024 KB and 1 GB = 1024 MB.' },
});

export const severity = valueSet('severity', {
  error: { title: 'the spec is wrong' },
  warning: { title: 'strongly advised against' },
  information: { title: 'worth knowing' },
  hint: { title: 'could be better' },
  off: { title: 'not reported' },
});
