/** Edits of single rules of a firewall. */
import type { AllowSpec } from '../../model/format';
import { allow } from '../../model/format/network';
import { orderOf } from '../../fixes/edits';
import type { FixDraft } from '../../fixes/fix';

/** Adds a key to a rule; a protocol that stands alone becomes a mapping. */
export const setOnRule = (rule: AllowSpec, key: 'from' | 'to', value: string, title: string): FixDraft => ({
  title,
  in: rule.at,
  edit: (editor) => {
    editor.insert(rule.at, key, value, { order: orderOf(allow), shorthand: 'protocol' });
  },
});
