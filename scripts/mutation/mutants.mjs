// All mutants of the code that decides findings and figures, and a sample of them.
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { ruleData } from './rule-data.mjs';

/** What is mutated: folders, and of the reading the files that decide what a spec says. */
export const FOLDERS = [
  'server/rules',
  'server/questions',
  'server/fixes',
  'server/engine',
  'server/repair',
  'server/sizing',
  'server/network',
  'server/model',
];
const READING = ['model', 'read', 'quantity', 'overlay', 'snapshot'].map((name) => `server/model/${name}.ts`);

/** @typedef {{ line: number, column: number }} Position */
/** @typedef {{ start: Position, end: Position }} Location */
/**
 * A change of the code: 0-based lines and columns.
 * @typedef {object} Mutant
 * @property {string} fileName
 * @property {string} mutatorName
 * @property {string} replacement
 * @property {Location} location
 * @property {string} key
 */

/** @param {string} root @param {string} folder */
const filesOf = (root, folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.split(sep).join('/')}`)
    .filter((file) => file.endsWith('.ts') && (!file.startsWith('server/model/') || READING.includes(file)))
    .sort();

/**
 * `server/x.ts:3:4-3:9 EqualityOperator a < b`: 1-based lines, 0-based columns as the instrumenter has them.
 * @param {string} file @param {Pick<Mutant, 'location' | 'mutatorName' | 'replacement'>} mutant
 */
export const mutantKey = (file, { location: { start, end }, mutatorName, replacement }) =>
  `${file}:${start.line}:${start.column}-${end.line}:${end.column} ${mutatorName} ${replacement}`;

/** Says nothing of its progress. */
const isOff = () => false;
const say = () => {};
const SILENT = {
  ...{ isTraceEnabled: isOff, isDebugEnabled: isOff, isInfoEnabled: isOff },
  ...{ isWarnEnabled: isOff, isErrorEnabled: isOff, isFatalEnabled: isOff },
  ...{ trace: say, debug: say, info: say, warn: say, error: say, fatal: say },
};

/**
 * Every mutant of the folders that is no mere data of a rule.
 * @param {string} root @param {readonly string[]} folders
 * @returns {Promise<Mutant[]>}
 */
export async function listMutants(root, folders) {
  const files = folders.flatMap((folder) => filesOf(root, folder));
  const { mutants } = await new Instrumenter(SILENT).instrument(
    files.map((name) => ({ name, mutate: true, content: readFileSync(join(root, name), 'utf8') })),
    { plugins: null, excludedMutations: [], ignorers: [ruleData] },
  );
  return mutants
    .filter(({ status }) => status === undefined)
    .map((mutant) => ({ ...mutant, key: mutantKey(mutant.fileName, mutant) }));
}

/** The folder of `FOLDERS` that a file stands in. @param {string} file */
export const folderOf = (file) => FOLDERS.find((folder) => file.startsWith(`${folder}/`)) ?? file;

/**
 * `count` of the mutants, each folder with its share; the same ones for the same seed.
 * @template {{ readonly fileName: string }} M
 * @param {readonly M[]} mutants @param {number} count @param {number} seed
 * @returns {readonly M[]}
 */
export function sampleOf(mutants, count, seed) {
  if (count >= mutants.length) return mutants;
  const random = randomFrom(seed);
  const shuffled = mutants.map((mutant) => ({ mutant, at: random() })).sort((a, b) => a.at - b.at);
  const groups = FOLDERS.map((folder) => shuffled.filter(({ mutant }) => folderOf(mutant.fileName) === folder));
  const shares = groups.map((group) => (count * group.length) / mutants.length);
  const sizes = shares.map(Math.floor);
  // What rounding left goes to the largest remainders.
  const byRest = shares.map((share, i) => ({ i, rest: share - Math.floor(share) })).sort((a, b) => b.rest - a.rest);
  for (const { i } of byRest.slice(0, count - sizes.reduce((sum, size) => sum + size, 0)))
    sizes[i] = (sizes[i] ?? 0) + 1;
  return groups.flatMap((group, i) => group.slice(0, sizes[i]).map(({ mutant }) => mutant));
}

/** A generator of numbers from 0 to 1 (mulberry32): good enough to draw a sample, and the same everywhere. @param {number} seed */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
