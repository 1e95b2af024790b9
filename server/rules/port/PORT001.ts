import { listed } from '../../words/list';
import { componentInfo, isComponentId } from '../../catalog/components';
import { collisionsOf, freePort, isProven, otherPorts, type Claimant, type Collision } from '../../network/collisions';
import { hostListeners, type HostListener } from '../../network/listeners';
import type { Component, Model } from '../../model/model';
import type { Editor } from '../../syntax/edits';
import { removeFix } from '../../fixes/values';
import { setOnComponent } from '../../fixes/edits';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

export const rule = defineRule({
  code: 'PORT001',
  severity: 'error',
  title: 'Two listeners share a port on one host',
  source: ['L6618-6620', 'L6249-6251'],
  check(model, report) {
    for (const collision of collisionsOf(model)) {
      collision.claimants.forEach((claimant, place) => {
        const before = collision.claimants.slice(0, place);
        const rival = before.find((other) => isProven(claimant, other)) ?? before[0];
        if (rival === undefined) return;
        const proven = isProven(claimant, rival);
        report({
          at: claimant.at,
          message: messageOf(collision, claimant, rival, proven),
          related: [{ at: rival.at, message: `\`${rival.component}\` listens there too` }],
          ...(proven ? {} : { advice: true }),
          fixes: fixesOf(model, collision, claimant, rival),
        });
      });
    }
  },
});

function messageOf({ host, ports, cure }: Collision, claimant: Claimant, rival: Claimant, proven: boolean): string {
  const numbers = ports.map(({ port }) => port.toString());
  const many = numbers.length > 1;
  const where = `port${many ? 's' : ''} ${listed(numbers)}`;
  const who =
    claimant.component === rival.component
      ? `two of \`${rival.component}\``
      : `\`${rival.component}\` and \`${claimant.component}\``;
  const remedy = cure ?? 'Give one of them another port.';
  return proven
    ? `On \`${host}\` ${who} listen on ${where}, so only one of them can start. ${remedy}`
    : `On \`${host}\` ${who} usually listen on ${where}, and the spec moves neither. ${remedy} Write the number under \`ports\`.`;
}

function fixesOf(
  model: Model,
  { host, claimants }: Collision,
  claimant: Claimant,
  rival: Claimant,
): readonly FixDraft[] {
  const listeners = hostListeners(model).filter((listener) => listener.host === host);
  const service = [claimant, rival].find(({ owner }) => owner === undefined);
  if (service !== undefined) return [removeFix(service, `Turn \`${service.component}\` off`)];
  const own = move(listeners, claimant);
  // With a third on the port it would stay taken.
  if (claimants.length > 2) return own;
  const others = move(listeners, rival);
  // Users come to the front end, and only servers to the store.
  return isStore(rival) && !isStore(claimant) ? [...others, ...own] : [...own, ...others];
}

const isStore = ({ component }: Claimant): boolean =>
  isComponentId(component) && componentInfo(component).store === true;

/** Gives a claimant free ports in place of those that collide. */
function move(listeners: readonly HostListener[], claimant: Claimant): readonly FixDraft[] {
  const taken = new Set(listeners.map((listener) => listener.port));
  const moved = new Map<number | null, number>();
  const steps: { readonly owner: Component; readonly listener: HostListener; readonly to: number }[] = [];
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
  const [first] = steps;
  if (first === undefined) return [];
  const title =
    steps.length === 1
      ? `Move \`${first.listener.protocol}\` of \`${first.owner.id}\` to port ${first.to}`
      : `Move \`${first.owner.id}\` to ports ${steps.map(({ to }) => to).join(', ')}`;
  return [
    {
      title,
      in: first.owner.at,
      edit: (editor) => {
        const byOwner = new Map<Component, Record<string, number>>();
        for (const { owner, listener, to } of steps)
          byOwner.set(owner, { ...byOwner.get(owner), [listener.protocol]: to });
        for (const [owner, ports] of byOwner) setPorts(editor, owner, ports);
      },
    },
  ];
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
