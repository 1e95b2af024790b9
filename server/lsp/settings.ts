/** Settings and what a client says of itself when it starts: parsed, never believed. What has a wrong type is as if it was not said. */
import { severity } from '../catalog/vocabulary';
import { guesses, unknownRule, type RuleIndex } from '../engine/rule-index';
import type { SeveritySetting } from '../rules/rule';
import { clip } from '../words/clip';
import { nearest } from '../words/nearest';
import { at, fieldsOf, isFields, isText, listOf, shown, type Fields } from './parse';
import { defaultSettings, type InitializationOptions, type Settings, type Suspect } from './protocol';

export interface Parsed<T> {
  readonly value: T;
  /** A line for each thing that was not as it should be. */
  readonly problems: readonly string[];
}

const isSeverity = (value: unknown): value is SeveritySetting => isText(value) && Object.hasOwn(severity.values, value);
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= MOST_PROBLEMS;
const isSpecCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= MOST_SPECS;
/** As the settings of the editor say. */
const MOST_PROBLEMS = 10_000;
const MOST_SPECS = 10_000;
const TRACES: readonly unknown[] = ['off', 'messages', 'compact', 'verbose'];
/** `trace` is heeded by the client alone, and comes along. */
const NAMES = [...Object.keys(defaultSettings), 'trace'];

/**
 * Reads the section `commspec` of an editor's settings, whoever sent it. Nothing (`null` or `undefined`) is the defaults, without a
 * word. A problem names the setting, what is wrong, and what holds instead.
 */
export function parseSettings(given: unknown, index: RuleIndex): Parsed<Settings> {
  if (given === undefined || given === null) return { value: defaultSettings, problems: [] };
  if (!isFields(given))
    return {
      value: defaultSettings,
      problems: [`commspec: ${shown(given)} is not an object of settings; the defaults are used.`],
    };
  const problems: string[] = [];
  const read = <T>(name: keyof Settings, is: (value: unknown) => value is T, otherwise: T, what: string): T => {
    const value = given[name];
    if (value === undefined || value === null || is(value)) return value ?? otherwise;
    problems.push(`commspec.${name}: ${shown(value)} is not ${what}; ${shown(otherwise)} is used.`);
    return otherwise;
  };
  const settings: Settings = {
    rules: severitiesIn(read('rules', isFields, {}, 'an object of severities by rule'), index, problems),
    advice: read('advice', isFlag, defaultSettings.advice, 'true or false'),
    maxProblems: read('maxProblems', isCount, defaultSettings.maxProblems, `a whole number from 1 to ${MOST_PROBLEMS}`),
    maxSpecs: read('maxSpecs', isSpecCount, defaultSettings.maxSpecs, `a whole number from 0 to ${MOST_SPECS}`),
  };
  const trace = at(given, 'trace', 'server');
  if (trace !== undefined && trace !== null && !TRACES.includes(trace))
    problems.push(`commspec.trace.server: ${shown(trace)} is none of ${TRACES.join(', ')}; "off" is used.`);
  // What is no setting of ours may be one that the client reads for itself.
  for (const name of Object.keys(given)) {
    const meant = NAMES.includes(name) ? undefined : nearest(name, NAMES);
    if (meant !== undefined)
      problems.push(`commspec.${name}: there is no such setting. Did you mean \`commspec.${meant}\`?`);
  }
  return { value: settings, problems };
}

/** Severities by the code of their rule. */
function severitiesIn(given: Fields, index: RuleIndex, problems: string[]): Settings['rules'] {
  const rules: Record<string, SeveritySetting> = {};
  const words = new Map<string, string>();
  const guess = guesses(index);
  for (const [word, value] of Object.entries(given)) {
    const name = `commspec.rules.${clip(word)}`;
    const rule = index.find(word);
    if (rule === undefined) problems.push(`${name}: ${unknownRule(word, guess(word))}`);
    else if (!isSeverity(value))
      problems.push(
        `${name}: ${shown(value)} is none of ${Object.keys(severity.values).join(', ')}; "${rule.severity}" is used.`,
      );
    else {
      const earlier = words.get(rule.code);
      if (earlier !== undefined)
        problems.push(`${name}: this is the same rule as \`${earlier}\`, and replaces it. Remove one of them.`);
      words.set(rule.code, word);
      rules[rule.code] = value;
    }
  }
  return rules;
}

/** What a client said on top of the protocol; its settings are left to `parseSettings`. */
export type Options = Omit<InitializationOptions, 'settings'> & { readonly settings?: unknown };

export function parseOptions(given: unknown): Parsed<Options> {
  if (given === undefined || given === null) return { value: {}, problems: [] };
  if (!isFields(given))
    return { value: {}, problems: [`initializationOptions: ${shown(given)} is no object; it is ignored.`] };
  const { helpCommand, readFile, findSpecs, settings, suspects } = given;
  const problems: string[] = [];
  const wrong = (name: string, value: unknown): void => {
    if (value !== undefined && value !== null)
      problems.push(`initializationOptions.${name}: ${shown(value)} is ignored.`);
  };
  if (!isText(helpCommand)) wrong('helpCommand', helpCommand);
  if (!isFlag(readFile)) wrong('readFile', readFile);
  if (!isFlag(findSpecs)) wrong('findSpecs', findSpecs);
  if (!Array.isArray(suspects)) wrong('suspects', suspects);
  return {
    value: {
      ...(isText(helpCommand) ? { helpCommand } : {}),
      ...(isFlag(readFile) ? { readFile } : {}),
      ...(isFlag(findSpecs) ? { findSpecs } : {}),
      ...(settings === undefined ? {} : { settings }),
      suspects: listOf(suspects, isSuspect),
    },
    problems,
  };
}

const isSuspect = (value: unknown): value is Suspect => {
  const { uri, until } = fieldsOf(value);
  return isText(uri) && (until === 'change' || until === 'close');
};
