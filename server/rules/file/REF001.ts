import { components, resolveComponent } from '../../catalog/components';
import { didYouMean, nearestOf } from '../../words/nearest';
import { idsOf } from '../../catalog/types';
import { zoneKind } from '../../catalog/vocabulary';
import type { NameKind } from '../../model/dsl';
import type { Model } from '../../model/model';
import type { Link } from '../../model/read';
import { clip } from '../../words/clip';
import type { ScalarNode } from '../../syntax/tree';
import { defineRule, type ReportFinding } from '../rule';
import { type FixDraft } from '../../fixes/fix';

/** Comparing names costs time; who has more mistakes than this has another problem. */
const MAX_GUESSES = 50;

export const rule = defineRule({
  code: 'REF001',
  name: 'unknown-reference',
  severity: 'error',
  title: 'A reference names nothing',
  source: ['Commspec format'],
  check(model, report) {
    const takenAway = new Map<ScalarNode, Link[]>();
    let guesses = 0;
    for (const link of toNothing(model)) {
      const names = namesOf(model, link.kind);
      if (names === undefined) continue;
      const removal = model.removedAt(link);
      if (removal !== undefined) {
        const known = takenAway.get(removal);
        if (known === undefined) takenAway.set(removal, [link]);
        else known.push(link);
        continue;
      }
      const meant = guesses++ < MAX_GUESSES ? guess(model, link, names) : [];
      report({
        at: link.at,
        message: messageFor(link, meant, names),
        fixes: () =>
          meant.map((name): FixDraft => ({
            title: `Change to \`${clip(name)}\``,
            tied: meant.length > 1,
            edit: (editor) => {
              editor.replace(link.at, name);
            },
          })),
      });
    }
    for (const [at, links] of takenAway) reportTakenAway(report, at, links);
  },
});

/** What the spec takes away and still refers to: one finding for all references. */
function reportTakenAway(report: ReportFinding, at: ScalarNode, links: readonly Link[]): void {
  const names = [...new Set(links.map(({ kind, name }) => `the ${kind} \`${clip(name)}\``))];
  const last = names.pop();
  if (last === undefined) return;
  const what = names.length === 0 ? `${last} is` : `${names.slice(0, 3).join(', ')} and ${last} are`;
  report({
    at,
    message: `${what.charAt(0).toUpperCase()}${what.slice(1)} taken away here, and the spec still refers to ${names.length === 0 ? 'it' : 'them'}. Write the lists and keys that do so anew, or keep what they name.`,
    related: links.slice(0, 10).map((link) => ({ at: link.at, message: 'It is referred to here' })),
  });
}

function messageFor(link: Link, meant: readonly string[], names: ReadonlySet<string>): string {
  const what = `No ${link.kind} is called \`${clip(link.name)}\``;
  if (meant.length > 0) return `${what}. ${didYouMean(meant.map(clip))}`;
  if (names.size === 0) return `${what}: the spec names no ${link.kind} at all. Add it, or remove the reference.`;
  const some = [...names].slice(0, 5).map((name) => `\`${clip(name)}\``);
  return `${what}. Add it, or name one that is there, such as ${some.join(', ')}.`;
}

/** References to names that are not there, each place once: few, whatever else is edited. */
const toNothing = (model: Model): readonly Link[] =>
  model.shared('references to nothing', (own) => {
    const seen = new Set<ScalarNode>();
    return own.links.filter(({ role, builtIn, at, kind, name }) => {
      if (role !== 'reference' || builtIn || seen.has(at)) return false;
      seen.add(at);
      return namesOf(own, kind)?.has(name) === false && (kind !== 'host' || own.host(name) === undefined);
    });
  });

/** The names of a kind; undefined where one may stand in a part that could not be read. */
const namesOf = (model: Model, kind: NameKind): ReadonlySet<string> | undefined =>
  model.shared(`names of each ${kind}`, (own) => {
    if (own.broken) return undefined;
    if (kind === 'host' && !hostsKnown(own)) return undefined;
    if (kind === 'zone' && !listKnown(own, 'zones')) return undefined;
    if (kind === 'site' && !listKnown(own, 'sites')) return undefined;
    const names = own.links.filter((link) => link.role === 'definition' && link.kind === kind).map((link) => link.name);
    return new Set(kind === 'zone' ? [...names, ...idsOf(zoneKind)] : names);
  });

/** Every host item could be read and has its name. */
const hostsKnown = (model: Model): boolean =>
  model.shared('every host is known', (own) => {
    const tiers = own.section('tiers');
    if (tiers === undefined || tiers.incomplete) return false;
    if (tiers.items.some((tier) => tier.hosts === undefined || tier.hosts.incomplete)) return false;
    return own.hosts.every((host) => host.spec.name !== undefined);
  });

/** Every item of a section could be read and has its name, or there is no such section. */
function listKnown(model: Model, section: 'zones' | 'sites'): boolean {
  const list = model.section(section);
  if (list === undefined) return model.lacksSection(section);
  return !list.incomplete && list.items.every((item) => item.name !== undefined);
}

/** What was most likely meant: a name spelt nearly so, or the hosts that run the component of that name. */
function guess(model: Model, link: Link, names: ReadonlySet<string>): readonly string[] {
  const near = nearestOf(link.name, names);
  if (near.length > 0) return near;
  if (link.kind !== 'host') return [];
  const id = resolveComponent(link.name);
  if (id === undefined || !Object.hasOwn(components, id)) return [];
  const hosts = new Set(model.of(id).map((component) => component.host.name));
  return hosts.size <= 3 ? [...hosts].filter((name) => name !== '') : [];
}
