/** The formats of `check`. */
import type { Rule } from '../rules/rule';
import { jsonFormat, type FindingsFormat } from '../report/findings/findings';
import { githubFormat, junitFormat, sarifFormat } from '../report/findings/findings-ci';
import { colourStyle, plainStyle, textFormat } from '../report/findings/findings-text';
import { rootUri } from './files';

export const CHECK_FORMATS = ['pretty', 'json', 'sarif', 'github', 'junit'] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

export function findingsFormat(
  name: CheckFormat,
  colours: boolean,
  version: string,
  ruleOf: (code: string) => Rule | undefined,
): FindingsFormat {
  switch (name) {
    case 'pretty':
      return textFormat(colours ? colourStyle : plainStyle);
    case 'json':
      return jsonFormat;
    case 'sarif':
      return sarifFormat(version, rootUri(), ruleOf);
    case 'github':
      return githubFormat;
    case 'junit':
      return junitFormat;
  }
}
