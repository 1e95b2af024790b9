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

export interface ParsedSettings extends Parsed<Settings> {
  /** A line for each thing that is not known here, which may be meant for somebody else: for the log alone. */
  readonly strangers: readonly string[];
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
export const settingNames: readonly string[] = [...Object.keys(defaultSettings), 'trace'];
const SECTION = 'commspec';

/** What clients wrap settings in, from outside in: none of these, one, or both. */
const WRAPPERS = ['settings', SECTION];

function unwrapped(given: unknown): { readonly section: unknown; readonly strangers: readonly string[] } {
  const strangers: string[] = [];
  let section = given;
  for (const wrapper of WRAPPERS) {
    if (!isFields(section) || !Object.hasOwn(section, wrapper)) continue;
    for (const name of Object.keys(section)) {
      // Beside the section `commspec` stand those of other servers.
      if (name !== wrapper && (wrapper !== SECTION || settingNames.includes(name)))
        strangers.push(`${clip(name)}: this stands beside \`${wrapper}\` and is ignored.`);
    }
    section = section[wrapper];
  }
  return { section, strangers };
}

/**
 * Reads the settings of an editor, whoever sent them and however they are wrapped. What is not said (nothing at all is `null` or
 * `undefined`) is as in `otherwise`, without a word. A problem names the setting, what is wrong, and what holds instead.
 */
export function parseSettings(given: unknown, index: RuleIndex, otherwise = defaultSettings): ParsedSettings {
  const { section, strangers: beside } = unwrapped(given);
  if (section === undefined || section === null) return { value: otherwise, problems: [], strangers: beside };
  if (!isFields(section))
    return {
      value: otherwise,
      problems: [`commspec: ${shown(section)} is not an object of settings; it is ignored.`],
      strangers: beside,
    };
  const problems: string[] = [];
  const strangers = [...beside];
  const read = <T>(name: keyof Settings, is: (value: unknown) => value is T, what: string, instead: T): T => {
    const value = section[name];
    if (value === undefined || value === null || is(value)) return value ?? instead;
    problems.push(`commspec.${name}: ${shown(value)} is not ${what}; ${shown(instead)} is used.`);
    return instead;
  };
  const { rules, advice, maxProblems, maxSpecs } = otherwise;
  const settings: Settings = {
    rules: severitiesIn(read('rules', isFields, 'an object of severities by rule', rules), index, problems),
    advice: read('advice', isFlag, 'true or false', advice),
    maxProblems: read('maxProblems', isCount, `a whole number from 1 to ${MOST_PROBLEMS}`, maxProblems),
    maxSpecs: read('maxSpecs', isSpecCount, `a whole number from 0 to ${MOST_SPECS}`, maxSpecs),
  };
  const trace = at(section, 'trace', 'server');
  if (trace !== undefined && trace !== null && !TRACES.includes(trace))
    problems.push(`commspec.trace.server: ${shown(trace)} is none of ${TRACES.join(', ')}; "off" is used.`);
  for (const name of Object.keys(section)) {
    if (settingNames.includes(name)) continue;
    const unknown = `commspec.${clip(name)}: there is no such setting`;
    const meant = nearest(name, settingNames);
    if (meant !== undefined) problems.push(`${unknown}. Did you mean \`commspec.${meant}\`?`);
    else strangers.push(`${unknown}; it is ignored.`);
  }
  return { value: settings, problems, strangers };
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

/** What a client said on top of the protocol; all else that it said is settings, and left to `parseSettings`. */
export type Options = Omit<InitializationOptions, 'settings'> & { readonly settings?: unknown };

export function parseOptions(given: unknown): Parsed<Options> {
  if (given === undefined || given === null) return { value: {}, problems: [] };
  if (!isFields(given))
    return { value: {}, problems: [`initializationOptions: ${shown(given)} is no object; it is ignored.`] };
  const { helpCommand, readFile, findSpecs, suspects, ...settings } = given;
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
      ...(Object.keys(settings).length === 0 ? {} : { settings }),
      suspects: listOf(suspects, isSuspect),
    },
    problems,
  };
}

const isSuspect = (value: unknown): value is Suspect => {
  const { uri, until } = fieldsOf(value);
  return isText(uri) && (until === 'change' || until === 'close');
};
