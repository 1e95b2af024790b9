import { ticked } from '../../words/list';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';
import { useOfOutlook } from './outlook';

const attributes = ['icsCalendar', 'mail', 'mailalternateaddress'] as const;
const wanted = ['presence', 'equality'] as const;

export const rule = defineRule({
  code: 'OUT002',
  name: 'outlook-indexes',
  severity: 'warning',
  title: 'The directory lacks indexes for the Outlook connector',
  source: ['L898-902'],
  check(model, report) {
    const use = useOfOutlook(model);
    if (use === undefined) return;
    const related = [use];
    const { directory } = model;
    const indexes = directory?.indexes;
    if (indexes === undefined) {
      if (directory?.incomplete === true) return;
      report({
        at: use.at,
        advice: true,
        message:
          'The Outlook connector searches the directory by `icsCalendar`, `mail` and `mailalternateaddress`. Each should have an index for presence and equality: say so with `indexes` of `directory`.',
        fixes: () => [
          {
            title: 'Add the three indexes',
            edit: (editor) => {
              setPath(
                editor,
                ['directory', 'indexes'],
                Object.fromEntries(attributes.map((name) => [name, [...wanted]])),
              );
            },
          },
        ],
      });
      return;
    }
    if (indexes.incomplete) return;
    // Names of attributes have no case.
    const byName = new Map(indexes.entries.map((entry) => [entry.name.toLowerCase(), entry]));
    const absent = attributes.filter((name) => !byName.has(name.toLowerCase()));
    if (absent.length > 0) {
      report({
        at: indexes.key ?? indexes.at,
        message: `The Outlook connector searches by ${absent.map((name) => `\`${name}\``).join(' and ')}, which ${absent.length === 1 ? 'has' : 'have'} no index here. For its performance, index ${absent.length === 1 ? 'it' : 'them'} for presence and equality.`,
        related,
        fixes: () => [
          {
            title: absent.length === 1 ? `Add the index of \`${absent.join('')}\`` : 'Add the missing indexes',
            in: indexes.at,
            edit: (editor) => {
              for (const name of absent) editor.insert(indexes.at, name, [...wanted]);
            },
          },
        ],
      });
    }
    for (const name of attributes) {
      const entry = byName.get(name.toLowerCase());
      if (entry === undefined || entry.value.incomplete) continue;
      const missing = wanted.filter((kind) => !entry.value.items.some(({ value }) => value === kind));
      if (missing.length === 0) continue;
      report({
        at: entry.key,
        message: `For the performance of the Outlook connector \`${name}\` should be indexed for presence and equality, and ${ticked(missing)} ${missing.length === 1 ? 'is' : 'are'} missing. Add ${missing.length === 1 ? 'it' : 'them'}.`,
        related,
        fixes: () => [
          {
            title: `Add ${ticked(missing)} to the index of \`${name}\``,
            in: entry.value.at,
            edit: (editor) => {
              editor.replace(entry.value.at, [...entry.value.items.map(({ value }) => value), ...missing]);
            },
          },
        ],
      });
    }
  },
});
