import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { clientOf } from '../../../server/lsp/client';
import { defaultSettings, type Settings } from '../../../server/lsp/protocol';
import { parseOptions, parseSettings, settingNames } from '../../../server/lsp/settings';
import { RuleIndex } from '../../../server/engine/rule-index';
import { defineRule } from '../../../server/rules/rule';

const rule = (code: string, name: string) => defineRule({ code, name, severity: 'error', title: code, source: [] });
const index = new RuleIndex([rule('SCH001', 'schema-too-old'), rule('NET001', 'open-to-all')]);

describe('settings', () => {
  test.each<[given: unknown, value: Partial<Settings>, problems: readonly RegExp[]]>([
    [undefined, {}, []],
    [null, {}, []],
    [{}, {}, []],
    [{ rules: null, advice: null, maxProblems: null }, {}, []],
    [{ rules: { SCH001: 'off', NET001: 'hint' } }, { rules: { SCH001: 'off', NET001: 'hint' } }, []],
    [{ advice: true, maxProblems: 1 }, { advice: true, maxProblems: 1 }, []],
    [{ unknown: 1 }, {}, []],
    ['all', {}, [/"all" is not an object/]],
    [[], {}, [/\[\] is not an object/]],
    [5, {}, [/5 is not an object/]],
    [{ maxProblems: 'many' }, {}, [/maxProblems: "many" is not a whole number from 1 to 10000; 200 is used/]],
    [{ maxProblems: 10_000 }, { maxProblems: 10_000 }, []],
    [{ maxProblems: 10_001 }, {}, [/maxProblems: 10001/]],
    [{ maxSpecs: 0 }, { maxSpecs: 0 }, []],
    [{ maxSpecs: -1 }, {}, [/maxSpecs: -1 is not a whole number from 0 to 10000; 1000 is used/]],
    [{ trace: { server: 'verbose' } }, {}, []],
    [{ trace: { server: 'loud' } }, {}, [/trace\.server: "loud" is none of/]],
    [{ trace: 'loud' }, {}, []],
    [{ maxProblem: 5, advise: true }, {}, [/Did you mean `commspec.maxProblems`/, /Did you mean `commspec.advice`/]],
    // By name, in any case; what counts is the code.
    [{ rules: { 'schema-too-old': 'off', net001: 'hint' } }, { rules: { SCH001: 'off', NET001: 'hint' } }, []],
    [{ rules: { SCH001: 'off', 'schema-too-old': 'hint' } }, { rules: { SCH001: 'hint' } }, [/same rule as `SCH001`/]],
    [
      { rules: { SCH010: 'off', 'schema-to-old': 'off', 'nothing-like-it': 'off' } },
      {},
      [
        /no rule `SCH010`. Did you mean `SCH001`/,
        /Did you mean `schema-too-old`/,
        /no rule `nothing-like-it`. Remove it/,
      ],
    ],
    [{ maxProblems: 0 }, {}, [/maxProblems: 0/]],
    [{ maxProblems: -1 }, {}, [/maxProblems: -1/]],
    [{ maxProblems: 2.5 }, {}, [/maxProblems: 2.5/]],
    [{ maxProblems: Infinity }, {}, [/maxProblems: null/]],
    [{ maxProblems: true }, {}, [/maxProblems: true/]],
    [{ advice: 'yes' }, {}, [/advice: "yes" is not true or false; false is used/]],
    [{ rules: 5 }, {}, [/rules: 5 is not an object of severities/]],
    [{ rules: ['SCH001'] }, {}, [/rules: \["SCH001"\]/]],
    [{ rules: { SCH001: 'loud', NET001: 'off' } }, { rules: { NET001: 'off' } }, [/rules\.SCH001: "loud" is none of/]],
    [{ rules: { SCH001: null, NET001: {} } }, {}, [/SCH001: null/, /NET001: \{\}/]],
    // One that is wrong leaves the others.
    [{ rules: 5, advice: true, maxProblems: 'x' }, { advice: true }, [/rules/, /maxProblems/]],
  ])('%j', (given, value, problems) => {
    const parsed = parseSettings(given, index);
    expect(parsed.value).toEqual({ ...defaultSettings, ...value });
    expect(parsed.problems).toHaveLength(problems.length);
    problems.forEach((problem, i) => expect(parsed.problems[i]).toMatch(problem));
  });

  const RULES = { rules: { SCH001: 'off' } } as const;
  test.each<[given: unknown, strangers: readonly RegExp[]]>([
    [RULES, []],
    [{ commspec: RULES }, []],
    [{ settings: RULES }, []],
    [{ settings: { commspec: RULES } }, []],
    // Those of other servers are nobody's business, what was meant for this one is.
    [{ yaml: { rules: 5 }, commspec: RULES }, []],
    [{ advice: true, commspec: RULES }, [/^advice: .*beside `commspec`/]],
    [{ maxProblems: 5, settings: { commspec: RULES } }, [/^maxProblems: .*beside `settings`/]],
    [{ ...RULES, yaml: {} }, [/^commspec\.yaml: there is no such setting; it is ignored\.$/]],
    [{ settings: { ...RULES, ['`\n'.repeat(100)]: 1 } }, [/^commspec\.(' ){20}…: there is no such setting/]],
  ])('however they are wrapped: %j', (given, strangers) => {
    const parsed = parseSettings(given, index);
    expect(parsed.value).toEqual({ ...defaultSettings, ...RULES });
    expect(parsed.problems).toEqual([]);
    expect(parsed.strangers).toHaveLength(strangers.length);
    strangers.forEach((stranger, i) => expect(parsed.strangers[i]).toMatch(stranger));
  });

  test('of what is not said, or is wrong, what is given for it holds', () => {
    const otherwise: Settings = { rules: { NET001: 'hint' }, advice: true, maxProblems: 7, maxSpecs: 9 };
    for (const nothing of [undefined, null, {}, 5, { commspec: null }, { commspec: {} }, { maxProblems: 'x' }])
      expect(parseSettings(nothing, index, otherwise).value).toEqual(otherwise);
    expect(parseSettings({ ...RULES, advice: false }, index, otherwise).value).toEqual({
      ...RULES,
      ...{ advice: false, maxProblems: 7, maxSpecs: 9 },
    });
  });

  test('are those that VS Code knows', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      contributes: { configuration: { properties: Record<string, unknown> } };
    };
    const names = Object.keys(contributes.configuration.properties).map((name) => name.split('.')[1]);
    expect(names).toEqual(settingNames);
  });

  test('a long value is one short line in the log', () => {
    const [problem] = parseSettings({ advice: 'a\nb'.repeat(1000) }, index).problems;
    expect(problem?.length).toBeLessThan(200);
    expect(problem).not.toContain('\n');
  });

  test('a rule named like something that every object has is unknown', () => {
    const rules = JSON.parse('{ "__proto__": "off", "constructor": "hint" }') as object;
    const { value, problems } = parseSettings({ rules }, index);
    expect(value.rules).toEqual({});
    expect(problems).toHaveLength(2);
    expect(({} as Record<string, unknown>)['off']).toBeUndefined();
  });
});

describe('initialization options', () => {
  test.each<[given: unknown, value: object, problems: number]>([
    [undefined, {}, 0],
    [null, {}, 0],
    ['x', {}, 1],
    [
      { helpCommand: 'a.b', readFile: true, settings: 5 },
      { helpCommand: 'a.b', readFile: true, settings: { settings: 5 } },
      0,
    ],
    [{ readFile: true, commspec: 5, rules: 6 }, { readFile: true, settings: { commspec: 5, rules: 6 } }, 0],
    [{ helpCommand: 5, readFile: 'yes', suspects: {} }, {}, 3],
    [
      { suspects: [{ uri: 'a:', until: 'change' }, { uri: 5, until: 'change' }, { uri: 'b:', until: 'never' }, null] },
      { suspects: [{ uri: 'a:', until: 'change' }] },
      0,
    ],
  ])('%j', (given, value, problems) => {
    const parsed = parseOptions(given);
    expect(parsed.value).toEqual(
      given === undefined || given === null || given === 'x' ? {} : { suspects: [], ...value },
    );
    expect(parsed.problems).toHaveLength(problems);
  });
});

test.each([
  null,
  5,
  'all',
  [],
  { textDocument: null, workspace: 5 },
  { textDocument: { diagnostic: null, completion: 'x', publishDiagnostics: [] } },
  { textDocument: { diagnostic: true, completion: { completionItem: { insertTextModeSupport: { valueSet: 5 } } } } },
])('capabilities of a wrong shape are none: %j', (capabilities) => {
  expect(clientOf(capabilities, {})).toEqual(clientOf({}, {}));
});
