import { partsOf, type ComponentId } from '../../catalog/components';
import type { PeerKey } from '../../catalog/flows';
import { contentFilters } from '../../catalog/roles';
import type { Component, Host, Model } from '../../model/model';
import type { Fact } from '../../model/dsl';
import { replaceFix } from '../../fixes/values';
import type { FixDraft } from '../../fixes/fix';
import { endsAt, leadsElsewhere } from '../../questions/balancers';
import { peerNames } from '../../questions/peers';
import { ticked } from '../../words/list';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'REF003',
  name: 'reference-to-wrong-host',
  severity: 'error',
  title: 'A reference names a host that runs nothing of the kind',
  source: ['Commspec format'],
  check(model, report) {
    for (const { component, key, fact, wanted } of peerNames(model)) {
      const named = model.host(fact.value);
      if (named === undefined || mayAnswer(model, named, wanted, key)) continue;
      const shown = [...wanted].slice(0, SHOWN);
      report({
        at: fact.at,
        message: `\`${key}\` of \`${component.id}\` names \`${fact.value}\`, which runs ${shown.length > 1 ? 'none of' : 'no'} ${ticked(shown)}. Name a host that does.`,
        related: [{ at: named.at, message: 'The host that is named' }],
        fixes: () => fixesFor(model, component, key, fact, wanted),
      });
    }
  },
});

/** More components than these are not written out. */
const SHOWN = 4;

function mayAnswer(model: Model, named: Host, wanted: ReadonlySet<ComponentId>, key: PeerKey): boolean {
  if (named.incomplete || leadsElsewhere(model, named)) return true;
  return [named, ...endsAt(model, named)].some(
    (host) =>
      host.incomplete ||
      host.components.length === 0 ||
      host.components.some(
        ({ id }) =>
          partsOf(id).some((part) => wanted.has(part)) ||
          // A filter or proxy may take the mail and pass it on; a multiplexor in place of its server is PORT008's.
          (key === 'delivers-to' && (contentFilters.includes(id) || id === 'mmp-smtp-proxy')) ||
          (key === 'server' && id === 'im-mux'),
      ),
  );
}

/** Where one host alone can be meant; of several, the spec does not say which. */
function fixesFor(
  model: Model,
  { host, spec }: Component,
  key: PeerKey,
  fact: Fact<string>,
  wanted: ReadonlySet<ComponentId>,
): readonly FixDraft[] {
  const given = new Set(spec[key]?.items.map(({ value }) => value));
  const others = model.hosts.filter(
    (other) =>
      other !== host &&
      other.name !== '' &&
      !given.has(other.name) &&
      other.components.some(({ id }) => partsOf(id).some((part) => wanted.has(part))),
  );
  const [only] = others;
  return only === undefined || others.length > 1 ? [] : [replaceFix(fact, only.name)];
}
