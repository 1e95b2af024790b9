/** Front ends of which there are several, and whether a load balancer stands before them. */
import { userFacingNames } from '../../catalog/vocabulary';
import type { ComponentId } from '../../catalog/components';
import type { Component, Host, Model } from '../../model/model';
import type { Fact } from '../../model/dsl';
import type { Editor } from '../../syntax/edits';
import type { Node } from '../../syntax/tree';
import { newHost } from '../../fixes/hosts';
import type { FindingDraft, RelatedNode } from '../rule';
import type { FixDraft } from '../../fixes/fix';
import { groupBy } from '../../network/group';
import { hostsThatRun, statedBy } from '../../questions/components';
import { targetsOf } from '../../questions/balancers';

export interface Unbalanced {
  /** Where the first of them stands. */
  readonly first: Component;
  readonly hosts: readonly Host[];
  readonly count: number;
  /** Why it is sure that there is none; without it the load balancer may only have been left out of the spec. */
  readonly proof: RelatedNode | undefined;
}

/**
 * Several hosts at one place (zone and site) that run `id` and that no load balancer of the spec names. Nothing where that cannot
 * be told.
 */
export function unbalanced(model: Model, id: ComponentId): readonly Unbalanced[] {
  if (hostsThatRun(model, id) < 2 || !isToldOf(model)) return [];
  const behind = new Set(targetsOf(model).map(({ host }) => host));
  const alone = statedBy(model, model.of(id), `place and number, ${id}`, ({ host: { name, spec, count } }) =>
    name === '' ? undefined : `${count} ${spec.zone?.value ?? ''} ${spec.site?.value ?? ''}`,
  ).filter(({ item }) => !behind.has(item.host));
  const places = groupBy(alone, ({ fact }) => fact.slice(fact.indexOf(' ')));
  return [...places.values()].flatMap((alike): Unbalanced[] => {
    const [first] = alike;
    const counts = new Map(alike.map(({ item, fact }) => [item.host, parseInt(fact, 10)]));
    const count = [...counts.values()].reduce((sum, each) => sum + each, 0);
    if (first === undefined || count < 2) return [];
    const hosts = [...counts.keys()];
    return [{ first: first.item, hosts, count, proof: proofOf(model, hosts) }];
  });
}

/** Every load balancer of the spec says what stands behind it, and none stands elsewhere. */
const isToldOf = (model: Model): boolean =>
  model.complete &&
  !model.mayBeExternal('load-balancer') &&
  model.of('load-balancer').every(({ spec }) => spec.targets !== undefined && !spec.targets.incomplete);

/** The spec has load balancers, and other ones; or users are sent straight to these hosts. */
function proofOf(model: Model, hosts: readonly Host[]): Unbalanced['proof'] {
  const [balancer] = model.of('load-balancer');
  if (balancer !== undefined) return { at: balancer.at, message: 'This load balancer does not lead there' };
  const [name] = directNames(model, hosts).flatMap(({ facts }) => facts);
  return name === undefined ? undefined : { at: name.at, message: 'Users are sent there directly' };
}

/** Puts them behind a load balancer that is there, or before them a new one. */
export function putBehind(model: Model, { hosts }: Unbalanced, sticky: boolean): readonly FixDraft[] {
  const [first] = hosts;
  if (first === undefined) return [];
  const names = hosts.map((host) => host.name);
  const zone = first.spec.zone?.value;
  const direct = directNames(model, hosts);
  const point = (editor: Editor, to: string): void => {
    for (const { whole, facts } of direct) {
      const [fact, ...others] = facts;
      if (whole !== undefined) editor.replace(whole, to);
      else if (fact !== undefined) editor.replace(fact.at, to);
      if (whole === undefined) for (const other of others) editor.removeItem(other.at);
    }
  };
  const known = model
    .of('load-balancer')
    .find(
      ({ host, spec }) =>
        host.spec.zone?.value === zone &&
        host.spec.site?.value === first.spec.site?.value &&
        (!sticky || spec.sticky?.value === true),
    );
  const targets: Node | undefined = known?.spec.targets?.at;
  if (known !== undefined && targets !== undefined && targets.kind !== 'map') {
    return [
      {
        title: `Put ${names.map((name) => `\`${name}\``).join(' and ')} behind \`${known.host.name}\``,
        in: targets,
        edit: (editor) => {
          for (const name of names) editor.add(targets, name);
          point(editor, known.host.name);
        },
      },
    ];
  }
  const added = newHost(model, {
    base: 'lb',
    tier: 0,
    zone: model.zoneOf(first) ?? 'dmz',
    site: first.spec.site?.value,
    components: [
      { component: 'load-balancer', algorithm: 'least-connections', ...(sticky ? { sticky } : {}), targets: names },
    ],
  });
  return added === undefined
    ? []
    : [
        {
          title: `Add the load balancer \`${added.name}\` before them`,
          in: added.in,
          edit: (editor) => {
            added.add(editor);
            point(editor, added.name);
          },
        },
      ];
}

interface DirectName {
  readonly facts: readonly Fact<string>[];
  /** What the name points to, where that is these hosts alone. */
  readonly whole: Node | undefined;
}

/** The names by which users come straight to these hosts. */
const directNames = (model: Model, hosts: readonly Host[]): readonly DirectName[] =>
  model.dns?.names?.entries.flatMap(({ name, value }): readonly DirectName[] => {
    if (!userFacingNames.includes(name)) return [];
    const facts = value.items.filter((fact) => hosts.some((host) => model.host(fact.value) === host));
    if (facts.length === 0) return [];
    return [{ facts, whole: facts.length === value.items.length && !value.incomplete ? value.at : undefined }];
  }) ?? [];

/** What a rule says about them, the same for all: advice where nothing proves it. */
export function draftFor(model: Model, found: Unbalanced, sticky: boolean, message: string): FindingDraft {
  return {
    at: found.first.at,
    message,
    ...(found.proof === undefined ? { advice: true } : { related: [found.proof] }),
    fixes: () => putBehind(model, found, sticky),
  };
}
