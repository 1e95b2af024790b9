// npm run mutate: changes the code in small ways and shows which changes no test notices.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import config from '../stryker.config.mjs';
import { readOptions, refuse, wholeNumber } from './lib/options.mjs';
import { root } from './lib/project.mjs';
import { FOLDERS, listMutants, mutantKey, sampleOf } from './mutation/mutants.mjs';
import { reportOf, reportText } from './mutation/report.mjs';

const USAGE = `Usage: npm run mutate -- [--seed S] [--count N|all] [--folder F]…

Changes the code in small ways and shows which changes no test notices. It takes minutes.

  --seed S     which mutants are drawn: 1
  --count N    how many of them, or all: 300
  --folder F   from where, one or several of ${FOLDERS.join(', ')}: all`;

const values = readOptions(USAGE, {
  seed: { type: 'string', default: '1' },
  count: { type: 'string', default: '300' },
  folder: { type: 'string', multiple: true, default: FOLDERS },
});
const seed = wholeNumber('seed', values.seed);
const count = values.count === 'all' ? Infinity : wholeNumber('count', values.count);
if (count === 0) refuse('--count takes 1 or more');
const folders = values.folder.map(
  (name) =>
    FOLDERS.find((folder) => folder === name || folder === `server/${name}`) ??
    refuse(`--folder takes one of ${FOLDERS.join(', ')}, not ${name}`),
);

process.chdir(root);
const started = Date.now();
const mutants = await listMutants(root, folders);
const sample = sampleOf(mutants, count, seed);
const keys = sample.map(({ key }) => key);
console.log(`${sample.length} of ${mutants.length} mutants, seed ${seed}`);

const folder = join(root, '.cache/mutation');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
// A range of lines is all that can be asked for; what else stands in it is left out by the runner.
const ranges = sample.map(({ fileName, location: { start, end } }) => {
  const place = (/** @type {import('./mutation/mutants.mjs').Position} */ { line, column }) => `${line + 1}:${column}`;
  return `${fileName}:${place(start)}-${place(end)}`;
});
const results = await new Stryker({
  ...config,
  sample: keys,
  mutate: [...new Set(ranges)],
  reporters: ['progress-append-only'],
  logLevel: /** @type {import('@stryker-mutator/api/core').LogLevel} */ ('warn'),
}).runMutationTest();

// Results count lines and columns from 1, mutants from 0.
const from0 = (/** @type {import('./mutation/mutants.mjs').Position} */ { line, column }) => ({
  line: line - 1,
  column: column - 1,
});
const wanted = new Set(keys);
const tried = results
  .map(({ fileName, location: { start, end }, ...result }) => ({
    ...result,
    fileName: relative(root, fileName).split(sep).join('/'),
    location: { start: from0(start), end: from0(end) },
  }))
  .filter((result) => wanted.has(mutantKey(result.fileName, result)));
const report = reportOf(tried, (file) => readFileSync(join(root, file), 'utf8'));
const minutes = ((Date.now() - started) / 60_000).toFixed(1);
const text = `Seed ${seed}, ${tried.length} of ${mutants.length} mutants, ${minutes} min\n\n${reportText(report)}`;
writeFileSync(join(folder, 'report.txt'), text);
writeFileSync(join(folder, 'report.json'), `${JSON.stringify({ seed, of: mutants.length, ...report }, null, 2)}\n`);
console.log(`\n${text}\nAlso in .cache/mutation/: report.txt, report.json`);
