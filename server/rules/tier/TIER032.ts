import { ticked } from '../../words/list';
import { componentInfo, type ComponentId } from '../../catalog/components';
import { generalContainers, identityConsoles, webContainers, webFrontEnds } from '../../catalog/roles';
import type { Component, Host, Model } from '../../model/model';
import { componentFor } from '../../fixes/components';
import { runs } from '../../questions/components';
import { defineRule, type ReportFinding } from '../rule';
import { type FixDraft } from '../../fixes/fix';

export const rule = defineRule({
  code: 'TIER032',
  name: 'web-application-without-container',
  severity: 'error',
  title: 'A web application has no web container on its host',
  source: ['L186-192', 'L857-859', 'L924', 'L2791', 'L4121', 'L4980'],
  check(model, report) {
    const byHost = new Map<Host, Component[]>();
    for (const application of model.of(...webFrontEnds)) {
      const { host } = application;
      // What could not be read there may be the container.
      if (host.incomplete || runs(host, ...webContainers)) continue;
      byHost.set(host, [...(byHost.get(host) ?? []), application]);
    }
    if (model.mayBeExternal(...webContainers)) return;
    adviseConsoles(model, report);
    for (const [host, found] of byHost) {
      const [first] = found;
      if (first === undefined) continue;
      const containers = containersForAll(found);
      const names = ticked(found.map(({ id }) => id));
      report({
        at: first.at,
        message: `${names} ${found.length === 1 ? 'is a web application' : 'are web applications'}, and \`${host.name}\` has no web container to run ${found.length === 1 ? 'it' : 'them'}. Add ${ticked(containers, { word: 'or' })} to the host.`,
        related: found.slice(1).map(({ at, id }) => ({ at, message: `\`${id}\` needs one too` })),
        fixes: () => containers.map((id) => addFix(model, host, id, containers.length === 1)),
      });
    }
  },
});

/** Of the consoles the guide says only in general that products of the suite depend on a web container (L186): this is advice. */
function adviseConsoles(model: Model, report: ReportFinding): void {
  const open = model
    .of(...identityConsoles)
    .filter(({ host }) => !host.incomplete && !runs(host, ...webContainers, ...webFrontEnds));
  const [first, ...others] = open;
  if (first === undefined) return;
  const containers = containersFor(first.id);
  report({
    at: first.at,
    advice: true,
    message: `\`${first.id}\` has a console in the browser, for which products of the suite depend on a web container, and \`${first.host.name}\` has none. Add ${ticked(containers, { word: 'or' })} to the host, or say under \`external\` where it is.`,
    related: others.slice(0, 5).map(({ at, id, host }) => ({ at, message: `\`${id}\` on \`${host.name}\` too` })),
    fixes: () => containers.map((id) => addFix(model, first.host, id, false)),
  });
}

/** Containers in which a component is deployed; any of the two of L186 where the guide names none for it. */
function containersFor(id: ComponentId): readonly ComponentId[] {
  const named = componentInfo(id).container ?? [];
  return named.length > 0 ? named : generalContainers;
}

/** The containers that can hold all of these. */
function containersForAll(found: readonly Component[]): readonly ComponentId[] {
  const [first, ...rest] = found.map(({ id }): readonly ComponentId[] => componentInfo(id).container ?? []);
  return (first ?? []).filter((container) => rest.every((others) => others.includes(container)));
}

function addFix(model: Model, host: Host, id: ComponentId, safe: boolean): FixDraft {
  const list = host.spec.components?.at;
  const item = componentFor(model, host, id);
  return {
    title: `Add \`${id}\` to \`${host.name}\``,
    safe,
    edit: (editor) => {
      if (list !== undefined) editor.add(list, item);
    },
  };
}
