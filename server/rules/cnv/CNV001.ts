import { componentInfo, webContainers } from '../../catalog/components';
import type { Component } from '../../spec/model';
import { addFix, runs } from '../kit';
import { defineRule, type FixDraft } from '../rule';

export const rule = defineRule({
  code: 'CNV001',
  severity: 'error',
  title: 'Convergence is not in GlassFish',
  source: ['L192', 'L859'],
  check(model, report) {
    for (const convergence of model.of('convergence')) {
      const { host } = convergence;
      if (host.incomplete || runs(host, 'glassfish')) continue;
      // A host without any container is TIER032.
      const container = host.components.find((component) => webContainers.includes(component.id));
      if (container === undefined) continue;
      report({
        at: container.at,
        message: `Convergence runs in GlassFish only, and the web container of \`${host.name}\` is \`${container.id}\`. Use \`glassfish\`.`,
        related: [{ at: convergence.at, message: `Convergence runs here, on \`${host.name}\`` }],
        fixes: [...(isFree(container) ? [replaceContainer(container)] : []), addFix(model, host, 'glassfish')],
      });
    }
  },
});

/** Whether nothing on the host needs just this container. */
function isFree(container: Component): boolean {
  return !container.host.components.some(
    ({ id }) =>
      // The container of the indexing tier stands in its requirements alone.
      (container.id === 'apache-httpd' && id === 'iss-index') || needsOnly(componentInfo(id).container, container.id),
  );
}

const needsOnly = (containers: readonly string[] | undefined, id: string): boolean =>
  containers !== undefined && containers.includes(id) && !containers.includes('glassfish');

/** The whole item goes: version and ports are those of the other product. */
const replaceContainer = (container: Component): FixDraft => ({
  title: `Replace \`${container.id}\` by \`glassfish\``,
  in: container.spec.at,
  edit: (editor) => {
    editor.replace(container.spec.at, 'glassfish');
  },
});
