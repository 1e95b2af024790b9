/** The formats of `check`. */
import type { Rule, Severity } from '../rules/rule';
import { jsonFormat, type FindingsFormat } from '../report/findings/findings';
import { githubFormat, gitlabFormat, junitFormat } from '../report/findings/findings-ci';
import { sarifFormat } from '../report/findings/findings-sarif';
import { colourStyle, plainStyle, textFormat } from '../report/findings/findings-text';
import type { COMMANDS } from './commands';
import { rootUri } from './files';
import { pageOf } from './pages';

export type CheckFormat = (typeof COMMANDS.check.options.format.values)[number];

/** The program, as formats name it. */
export interface Tool {
  readonly version: string;
  readonly homepage?: string;
}

/** How findings are shown. Plain data, for a thread. */
export interface Shown {
  readonly format: CheckFormat;
  readonly colours: boolean;
  readonly quiet: boolean;
  readonly failOn: Severity;
  readonly tool: Tool;
}

export function findingsFormat(shown: Shown, ruleOf: (code: string) => Rule | undefined): FindingsFormat {
  switch (shown.format) {
    case 'pretty':
      return textFormat(shown.colours ? colourStyle : plainStyle, shown.quiet);
    case 'json':
      return jsonFormat;
    case 'sarif':
      return sarifFormat({ ...shown.tool, root: rootUri(), ruleOf, pageOf });
    case 'github':
      return githubFormat;
    case 'junit':
      return junitFormat(shown.failOn);
    case 'gitlab':
      return gitlabFormat(rootUri());
  }
}
