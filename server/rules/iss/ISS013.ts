import { tooOldRule } from '../shapes/too-old';

export const rule = tooOldRule({
  code: 'ISS013',
  name: 'apache-too-old-for-search',
  severity: 'error',
  title: 'Apache is too old for Indexing and Search',
  source: ['L4984'],
  who: 'iss-index',
  needs: 'apache-httpd',
  of: ['apache-httpd'],
  message: ({ written, limit }) =>
    `Searches reach the indexes of another machine by way of Apache ${limit} or later, and this is \`${written}\`. Upgrade it.`,
});
