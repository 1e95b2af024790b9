/** Which back ends a front end of Calendar Server 7 names, and which of those it needs it leaves out. */
import type { Fact, Listing } from '../../model/dsl';
import type { Component, Host, Model } from '../../model/model';
import type { ReportFinding } from '../rule';

/** Reports the hosts that a front end leaves out of a list, and adds them to it. */
export function reportMissing(
  model: Model,
  report: ReportFinding,
  named: Listing<Fact<string>>,
  needed: readonly Component[],
  message: (hosts: string) => string,
): void {
  if (named.incomplete) return;
  const reached = new Set(model.hostsOf(named));
  // A name that is nowhere may be meant for one of them.
  if (named.items.some(({ value }) => model.host(value) === undefined)) return;
  const missing = [...new Set(needed.map(({ host }) => host))].filter((host) => !reached.has(host) && host.name !== '');
  if (missing.length === 0) return;
  report({
    at: named.key ?? named.at,
    message: message(listed(missing)),
    related: missing.slice(0, 5).flatMap((host) => {
      const component = needed.find((each) => each.host === host);
      return component === undefined ? [] : [{ at: component.at, message: `\`${component.id}\` on \`${host.name}\`` }];
    }),
    fixes: () => [
      {
        title: `Add ${listed(missing)}`,
        in: named.at,
        edit: (editor) => {
          const [first, ...rest] = missing.map(({ name }) => name);
          if (first === undefined) return;
          // One edit of a single value: it becomes a list.
          if (named.at.kind === 'scalar')
            editor.replace(named.at, [...named.items.map(({ value }) => value), first, ...rest]);
          else for (const name of [first, ...rest]) editor.add(named.at, name);
        },
      },
    ],
  });
}

const listed = (hosts: readonly Host[]): string => {
  const names = hosts.slice(0, 3).map(({ name }) => `\`${name}\``);
  return `${names.join(', ')}${hosts.length > names.length ? ` and ${hosts.length - names.length} more` : ''}`;
};
