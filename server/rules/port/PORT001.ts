import { listed } from '../../words/list';
import { spelled } from '../../words/number';
import { componentInfo, isComponentId } from '../../catalog/components';
import { collisionsOf, freePort, isProven, otherPorts, type Claimant, type Collision } from '../../network/collisions';
import { groupBy } from '../../network/group';
import { hostListeners, type HostListener } from '../../network/listeners';
import type { Component, Model } from '../../model/model';
import type { Editor } from '../../syntax/edits';
import { removeFix } from '../../fixes/values';
import { setOnComponent } from '../../fixes/edits';
import { defineRule } from '../rule';
import { followingRules } from './moved';
import { type FixDraft } from '../../fixes/fix';
import { standTogether } from '../../syntax/tree';

export const rule = defineRule({
  code: 'PORT001',
  name: 'port-collision',
  severity: 'error',
  title: 'Two listeners share a port on one host',
  source: ['L6618-6620', 'L6249-6251'],
  check(model, report) {
    for (const collision of collisionsOf(model)) {
      const rivals = rivalsOf(collision);
      const last = rivals.at(-1);
      if (last === undefined) continue;
      report({
        at: last.at,
        message: messageOf(collision, rivals),
        related: rivals
          .slice(0, -1)
          .map((rival) => ({ at: rival.at, message: `\`${rival.component}\` listens there too` })),
        ...(collision.proven ? {} : { advice: true }),
        fixes: () => fixesOf(model, collision, rivals),
      });
    }
  },
});

/** Who wants the port beyond doubt; where nobody does, all who may want it. */
const rivalsOf = ({ claimants, proven }: Collision): readonly Claimant[] =>
  proven
    ? claimants.filter((claimant) => claimants.some((other) => other !== claimant && isProven(claimant, other)))
    : claimants;

function messageOf({ host, claimants, ports, cure, proven }: Collision, rivals: readonly Claimant[]): string {
  const numbers = ports.map(({ port }) => port.toString());
  const where = `port${numbers.length > 1 ? 's' : ''} ${listed(numbers)}`;
  const remedy =
    cure ?? (rivals.length > 2 ? 'Give all but one of them other ports.' : 'Give one of them another port.');
  const others = claimants.filter((claimant) => !rivals.includes(claimant));
  const besides = others.length === 0 ? '' : ` ${namesOf(others)} usually ${others.length > 1 ? 'do' : 'does'} too.`;
  return proven
    ? `On \`${host}\` ${namesOf(rivals)} listen on ${where}, so only one of them can start.${besides} ${remedy}`
    : `On \`${host}\` ${namesOf(rivals)} usually listen on ${where}, and the spec gives none of them another. ${remedy} Write the number under \`ports\`.`;
}

/** `a`, `b` and two of `c`. */
function namesOf(claimants: readonly Claimant[]): string {
  const counts = new Map<string, number>();
  for (const { component } of claimants) counts.set(component, (counts.get(component) ?? 0) + 1);
  return listed(
    [...counts].map(([component, count]) => (count > 1 ? `${spelled(count)} of \`${component}\`` : `\`${component}\``)),
  );
}

/** Each fix leaves the port to one of them. */
function fixesOf(model: Model, { host, claimants }: Collision, rivals: readonly Claimant[]): readonly FixDraft[] {
  const listeners = hostListeners(model).filter((listener) => listener.host === host);
  const services = claimants.filter(({ owner }) => owner === undefined);
  const [service] = services;
  if (service !== undefined)
    return claimants.length === 2 && services.length === 1
      ? [removeFix(service, `Turn \`${service.component}\` off`)]
      : [];
  // With one of them left on the port, or many to choose from, no single edit is the answer.
  if (claimants.length > MOST) return [];
  const fixes = byKeeping(claimants, rivals).flatMap((keeps) =>
    move(
      model,
      listeners,
      claimants.filter((claimant) => claimant !== keeps),
      new Set(keeps.listeners.map(({ component }) => component)),
    ),
  );
  // Of two instances of one component either may move.
  return fixes.filter((fix, place) => fixes.findIndex(({ title }) => title === fix.title) === place);
}

/** More claimants than these are renumbered by hand. */
const MOST = 3;

/** Who may keep the port, the best choice first: what users reach before a store, and then what stands first. */
const byKeeping = (claimants: readonly Claimant[], rivals: readonly Claimant[]): readonly Claimant[] => [
  ...claimants.filter((claimant) => rivals.includes(claimant) && !isStore(claimant)),
  ...claimants.filter((claimant) => rivals.includes(claimant) && isStore(claimant)),
];

const isStore = ({ component }: Claimant): boolean =>
  isComponentId(component) && componentInfo(component).store === true;

interface Step {
  readonly owner: Component;
  readonly listener: HostListener;
  readonly to: number;
}

/** Gives claimants free ports in place of those that collide, in the rules of firewalls too. `stays`: who keeps the ports. */
function move(
  model: Model,
  listeners: readonly HostListener[],
  claimants: readonly Claimant[],
  stays: ReadonlySet<string>,
): readonly FixDraft[] {
  const taken = new Set(listeners.map((listener) => listener.port));
  const steps: Step[] = [];
  for (const claimant of claimants) {
    const moved = new Map<number | null, number>();
    const before = steps.length;
    for (const listener of claimant.listeners) {
      // What a container serves moves with it.
      if (listener.owner === undefined || (listener.via !== undefined && listener.confidence !== 'declared')) continue;
      let to = moved.get(listener.port);
      if (to === undefined) {
        to = freePort(taken, otherPorts(listener));
        taken.add(to);
        moved.set(listener.port, to);
      }
      steps.push({ owner: listener.owner, listener, to });
    }
    if (steps.length === before) return [];
  }
  const [first] = steps;
  // What stands in another file cannot be changed in the same edit.
  if (first === undefined || steps.some(({ owner }) => !standTogether(owner.at, first.owner.at))) return [];
  const follow = followingRules(model, steps, stays);
  return [
    {
      title: `Move ${listed([...groupBy(steps, ({ owner }) => owner).values()].map(stepText))}`,
      in: first.owner.at,
      edit: (editor) => {
        for (const [owner, own] of groupBy(steps, (step) => step.owner))
          setPorts(editor, owner, Object.fromEntries(own.map(({ listener, to }) => [listener.protocol, to])));
        follow?.(editor);
      },
    },
  ];
}

function stepText(steps: readonly Step[]): string {
  const [first, ...others] = steps;
  if (first === undefined) return '';
  return others.length === 0
    ? `\`${first.listener.protocol}\` of \`${first.owner.id}\` to port ${first.to}`
    : `\`${first.owner.id}\` to ports ${steps.map(({ to }) => to).join(', ')}`;
}

/** Writes ports of a component, each beside or in place of what it says now. */
function setPorts(editor: Editor, owner: Component, ports: Readonly<Record<string, number>>): void {
  const written = owner.spec.ports;
  if (written === undefined) {
    setOnComponent(editor, owner, 'ports', ports);
    return;
  }
  for (const [protocol, port] of Object.entries(ports)) {
    const entry = written.entries.find((candidate) => candidate.name === protocol);
    if (entry !== undefined) editor.replace(entry.value.at, port);
    else editor.insert(written.at, protocol, port);
  }
}
