/** One bomb in a process that has done nothing else, where the stack is smallest: prints the codes of what is found. */
import { analyse } from './analyse';
import { bombs } from './bombs';

const { findings } = analyse(bombs[process.argv[2] ?? '']!());
console.log([...new Set(findings.map((finding) => finding.code))].join(' '));
