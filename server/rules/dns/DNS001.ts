import { suiteComponents } from '../../catalog/roles';
import type { Model } from '../../model/model';
import { newHost } from '../../fixes/hosts';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

export const rule = defineRule({
  code: 'DNS001',
  name: 'no-dns-server',
  severity: 'error',
  title: 'No DNS server for the suite',
  source: ['L194', 'L2061', 'L2783'],
  check(model, report) {
    const { dns } = model;
    const servers = dns?.servers;
    if (model.has('dns-server') || model.mayBeExternal('dns-server') || (servers?.items.length ?? 0) > 0) return;
    if (!suiteComponents.some((id) => model.has(id))) return;
    // A name server of the system on some host.
    const services = model.hosts.flatMap(({ spec }) => spec['os-services'] ?? []);
    if (services.some(({ items, incomplete }) => incomplete || items.some(({ value }) => value === 'dns'))) return;

    if (servers !== undefined && !servers.incomplete && model.lacks('dns-server')) {
      report({
        at: servers.at,
        message:
          'The suite can only be installed where DNS works, and this spec says that there is no name server. Name one here, or add a `dns-server`.',
        fixes: () => fixes(model),
      });
      return;
    }
    // Names and MX records stand in some name server.
    if (servers !== undefined || dns?.incomplete === true || dns?.names !== undefined || dns?.mx !== undefined) return;
    const { suite } = model;
    if (suite === undefined || !model.lacks('dns-server')) return;
    report({
      at: suite.at,
      advice: true,
      message:
        'The suite needs working DNS before it is installed, and this spec names no name server. Name them under `dns`, as `servers`.',
      fixes: () => fixes(model),
    });
  },
});

function fixes(model: Model): readonly FixDraft[] {
  const fresh = newHost(model, { base: 'ns1', tier: 1, zone: 'intranet', components: ['dns-server'] });
  if (fresh === undefined) return [];
  return [
    {
      title: `Add a host \`${fresh.name}\` with a \`dns-server\``,
      edit: (editor) => {
        setPath(editor, ['dns', 'servers'], [fresh.name]);
        fresh.add(editor);
      },
    },
  ];
}
