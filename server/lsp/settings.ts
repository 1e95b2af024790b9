/** Settings and what a client says of itself when it starts: parsed, never believed. What has a wrong type is as if it was not said. */
import { severity } from '../catalog/vocabulary';
import type { SeveritySetting } from '../rules/rule';
import { fieldsOf, isFields, isText, listOf, shown } from './parse';
import { defaultSettings, type InitializationOptions, type Settings, type Suspect } from './protocol';

export interface Parsed<T> {
  readonly value: T;
  /** A line for each thing that was not as it should be. */
  readonly problems: readonly string[];
}

const isSeverity = (value: unknown): value is SeveritySetting => isText(value) && Object.hasOwn(severity.values, value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 1;
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';

/** Reads the section `commspec` of an editor's settings. Nothing (`null` or `undefined`) is the defaults, without a word. */
export function parseSettings(given: unknown): Parsed<Settings> {
  if (given === undefined || given === null) return { value: defaultSettings, problems: [] };
  if (!isFields(given))
    return { value: defaultSettings, problems: [`commspec: ${shown(given)} is no object of settings; it is ignored.`] };
  const problems: string[] = [];
  const read = <T>(name: string, is: (value: unknown) => value is T, otherwise: T, what: string): T => {
    const value = given[name];
    if (value === undefined || value === null || is(value)) return value ?? otherwise;
    problems.push(`commspec.${name}: ${shown(value)} is not ${what}; ${shown(otherwise)} is used.`);
    return otherwise;
  };
  const rules: Record<string, SeveritySetting> = {};
  for (const [code, value] of Object.entries(read('rules', isFields, {}, 'an object of severities by rule'))) {
    if (isSeverity(value)) rules[code] = value;
    else
      problems.push(
        `commspec.rules.${code.slice(0, 20)}: ${shown(value)} is none of ${Object.keys(severity.values).join(', ')}.`,
      );
  }
  const advice = read('advice', isFlag, defaultSettings.advice, 'true or false');
  const maxProblems = read('maxProblems', isCount, defaultSettings.maxProblems, 'a whole number from 1');
  return { value: { rules, advice, maxProblems }, problems };
}

/** What a client said on top of the protocol; its settings are left to `parseSettings`. */
export type Options = Omit<InitializationOptions, 'settings'> & { readonly settings?: unknown };

export function parseOptions(given: unknown): Parsed<Options> {
  if (given === undefined || given === null) return { value: {}, problems: [] };
  if (!isFields(given))
    return { value: {}, problems: [`initializationOptions: ${shown(given)} is no object; it is ignored.`] };
  const { helpCommand, readFile, settings, suspects } = given;
  const problems: string[] = [];
  const wrong = (name: string, value: unknown): void => {
    if (value !== undefined && value !== null)
      problems.push(`initializationOptions.${name}: ${shown(value)} is ignored.`);
  };
  if (!isText(helpCommand)) wrong('helpCommand', helpCommand);
  if (!isFlag(readFile)) wrong('readFile', readFile);
  if (!Array.isArray(suspects)) wrong('suspects', suspects);
  return {
    value: {
      ...(isText(helpCommand) ? { helpCommand } : {}),
      ...(isFlag(readFile) ? { readFile } : {}),
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
