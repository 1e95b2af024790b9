import { isStoreName } from '../../catalog/vocabulary';
import type { Link } from '../../model/read';
import type { Model } from '../../model/model';
import type { ScalarNode } from '../../syntax/tree';
import { freeName } from '../../questions/names';
import { isOverlay } from '../../questions/architecture';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

export const rule = defineRule({
  code: 'DNS009',
  name: 'underscore-in-name',
  severity: 'warning',
  title: 'An underscore in a host name',
  source: ['L1354', 'L1363', 'RFC 952 and RFC 1123, host names'],
  check(model, report) {
    const byName = new Map<string, Link[]>();
    for (const link of underscored(model)) {
      const links = byName.get(link.name);
      if (links === undefined) byName.set(link.name, [link]);
      else links.push(link);
    }
    for (const [name, links] of byName) {
      const definition = links.find(({ role }) => role === 'definition');
      if (definition === undefined) continue;
      report({
        at: definition.at,
        message: message(name),
        fixes: () =>
          rename(
            model,
            name,
            links.map(({ at }) => at),
          ),
      });
    }
    for (const { name, key } of model.dns?.names?.entries ?? []) {
      if (!name.includes('_')) continue;
      const to = valid(name);
      report({
        at: key,
        message: message(name),
        fixes: () =>
          model.dns?.names?.entries.some((other) => other.name === to) === true ? [] : [renameKey(key, to)],
      });
    }
  },
});

/** Where hosts are named with an underscore: hardly anywhere, whatever else is edited. */
const underscored = (model: Model): readonly Link[] =>
  model.shared('host names with an underscore', (own) =>
    own.links.filter(({ kind, name }) => kind === 'host' && name.includes('_')),
  );

const message = (name: string): string =>
  `Host names consist of letters, digits and hyphens, so \`${name}\` with its underscore is not a valid one, and programs may refuse it. Call it \`${valid(name)}\`.`;

/** `calstore_aa` as the guide writes it elsewhere; in other names a hyphen takes the place. */
function valid(name: string): string {
  if (isStoreName(name)) {
    const [base = '', letters = ''] = name.split('_');
    return base + letters.toUpperCase();
  }
  return name.replace(/_+/g, '-').replace(/^-+|-+$/g, '') || 'host';
}

/** Every place in this file that says the name. */
function rename(model: Model, name: string, places: readonly ScalarNode[]): readonly FixDraft[] {
  const [first] = places;
  if (first === undefined || isOverlay(model)) return [];
  const to = freeName(model, valid(name));
  return [
    {
      title: `Rename \`${name}\` to \`${to}\` everywhere`,
      in: first,
      edit: (editor) => {
        for (const place of places) editor.replace(place, to);
      },
    },
  ];
}

const renameKey = (key: ScalarNode, to: string): FixDraft => ({
  title: `Rename \`${key.source}\` to \`${to}\``,
  in: key,
  edit: (editor) => {
    editor.rename(key, to);
  },
});
