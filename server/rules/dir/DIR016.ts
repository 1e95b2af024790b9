import { figures } from '../../catalog/figures';
import { listed, ticked } from '../../words/list';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';

/** What is watched as a rule (L693-695). */
const usual = ['hits', 'cache', 'requests'] as const;
const titles: Readonly<Record<(typeof usual)[number], string>> = {
  hits: 'the hit load',
  cache: 'the cache load',
  requests: 'requests per second',
};

export const rule = defineRule({
  code: 'DIR016',
  name: 'directory-not-watched',
  severity: 'hint',
  title: 'The directory is not watched',
  source: ['L691-697'],
  check(model, report) {
    const { directory } = model;
    const monitoring = directory?.monitoring;
    if (monitoring === undefined) {
      const [master] = model.of('directory-master');
      if (directory === undefined || master === undefined || directory.incomplete || model.lacksSection('directory'))
        return;
      report({
        at: directory.key ?? master.at,
        message:
          'There are no hard rules for the capacity of a directory: monitoring shows when it is time for another consumer. Say what is watched as `monitoring`.',
        fixes: () => [
          {
            title: 'Watch hits, cache and requests',
            in: directory.at,
            edit: (editor) => {
              setPath(editor, ['directory', 'monitoring'], [...usual]);
            },
          },
        ],
        advice: true,
      });
      return;
    }
    const watched = new Set<string>(monitoring.items.map(({ value }) => value));
    const missing = usual.filter((metric) => !watched.has(metric));
    if (missing.length === 0 || monitoring.incomplete) return;
    report({
      at: monitoring.key ?? monitoring.at,
      message: `There are no hard rules for the capacity of a directory, so its load must be watched, and ${listed(missing.map((metric) => titles[metric]))} ${missing.length > 1 || missing[0] === 'requests' ? 'are' : 'is'} not. Hold it against ${figures.directoryResponse.value} milliseconds a request.`,
      fixes: () => [
        {
          title: `Watch ${ticked(missing)} too`,
          in: monitoring.at,
          edit: (editor) => {
            editor.replace(monitoring.at, [...monitoring.items.map(({ source }) => source), ...missing]);
          },
        },
      ],
    });
  },
});
