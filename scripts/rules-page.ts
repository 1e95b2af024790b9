/** The documentation that is made from the rules. */
import { rulesMarkdown } from '../server/report/findings/catalogue';
import { createEngine } from '../server/engine/all';
import { rulePages } from './rule-pages';

/** What `docs/rules.md` has to hold: every rule, with a link to its page. */
export function rulesPage(root: string): string {
  const pages = rulePages(root);
  return rulesMarkdown(createEngine().rules, (rule) => pages.get(rule.code)).text;
}
