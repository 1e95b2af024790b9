import type { Host, Model } from '../../model/model';
import type { Fact } from '../../model/dsl';
import { setPath } from '../../fixes/edits';
import { statedBy } from '../../questions/components';
import { withBehind } from '../../questions/balancers';
import { ticked } from '../../words/list';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { namesOfUsers } from './certificates';
import { loginPoints } from './reached';
import { securityOf } from './section';

export const rule = defineRule({
  code: 'SEC009',
  name: 'tls-without-certificate',
  severity: 'error',
  title: 'TLS without a server certificate',
  source: ['L3714', 'L3733', 'L4790'],
  check(model, report) {
    const placed = model.of(...model.placed);
    const encrypted = statedBy(model, placed, 'SEC009', (component, own) => own.tlsOf(component)).filter(
      ({ fact }) => fact.value !== 'none',
    );
    const [first] = encrypted;
    if (first === undefined) return;
    const { section, readable } = securityOf(model);
    const certificates = section?.certificates;
    const need = 'A server that speaks TLS proves itself by a certificate, with its keys in a database';

    if (certificates === undefined) {
      if (!readable) return;
      report({
        at: first.fact.at,
        advice: true,
        message: `${need}, and the spec names none. List them under \`security\`, as \`certificates\`.`,
        fixes: () => withNames(model),
      });
      return;
    }
    if (certificates.incomplete) return;
    if (certificates.items.length === 0) {
      report({
        at: certificates.key ?? certificates.at,
        message: `${need}, and this list is empty. Add a certificate for the names that users have.`,
        related: [{ at: first.fact.at, message: 'TLS is asked for here' }],
        fixes: () => withNames(model),
      });
      return;
    }
    // A certificate without hosts is everywhere, and one for a host that is not known may be for any.
    if (
      certificates.items.some(
        (each) =>
          each.hosts === undefined ||
          each.incomplete ||
          each.hosts.incomplete ||
          each.hosts.items.some(({ value }) => model.host(value) === undefined),
      )
    )
      return;
    const named = certificates.items.flatMap((each) => each.hosts?.items ?? []);
    const covered = new Set([...wholly(model, named)].flatMap((host) => withBehind(model, host)));
    const seen = new Set<Host>();
    // What is said of all of a product need not be meant for what users never reach.
    const reached = new Set(loginPoints(model));
    for (const { item: component, fact: tls } of encrypted) {
      const { host } = component;
      if (component.spec.tls === undefined && !reached.has(component)) continue;
      if (covered.has(host) || seen.has(host)) continue;
      seen.add(host);
      const [only, second] = certificates.items;
      const list = only?.hosts?.at;
      const bare = bareHosts(host, named);
      const names = ticked(bare);
      report({
        at: component.at,
        message: `\`${component.id}\` is to speak TLS, and no certificate is for ${names}. Add ${bare.length > 1 ? 'the hosts' : 'the host'} to one, or get one for ${bare.length > 1 ? 'them' : 'it'}.`,
        related: [{ at: tls.at, message: 'TLS is asked for here' }],
        fixes: () =>
          list === undefined || second !== undefined || host.name === ''
            ? []
            : [
                {
                  title: `Put the certificate on ${names} too`,
                  in: list,
                  edit: (editor) => {
                    for (const name of bare) editor.add(list, name);
                  },
                },
              ],
      });
    }
  },
});

/** The hosts and groups that are named by their own names, and groups all of whose hosts are. */
function wholly(model: Model, named: readonly Fact<string>[]): ReadonlySet<Host> {
  const hosts = named.flatMap(({ value }) => model.host(value) ?? []);
  return new Set(hosts.filter((host) => bareHosts(host, named).length === 0));
}

/** The names of those hosts of a group that are not among the named ones; the group's own name where none of them is. */
function bareHosts(host: Host, named: readonly Fact<string>[]): readonly string[] {
  const given = new Set(named.map(({ value }) => value));
  if (given.has(host.name)) return [];
  const all = Array.from({ length: host.count }, (_, i) => `${host.name}-${i + 1}`);
  const bare = all.filter((name) => !given.has(name));
  return host.count === 1 || bare.length === all.length ? [host.name] : bare;
}

/** A certificate for the names that users have. */
function withNames(model: Model): readonly FixDraft[] {
  const names = namesOfUsers(model)
    .map(({ name }) => name)
    .filter((name) => name.includes('.'));
  return names.length === 0
    ? []
    : [
        {
          title: `Add a certificate for ${names
            .map((name) => `\`${name}\``)
            .slice(0, 3)
            .join(', ')}`,
          edit: (editor) => {
            setPath(editor, ['security', 'certificates'], [{ names }]);
          },
        },
      ];
}
