import type { NameKind } from '../../model/dsl';
import type { Model } from '../../model/model';
import type { Link } from '../../model/read';
import { statedBy } from '../../questions/components';
import { clip } from '../../words/clip';
import type { Node, ScalarNode } from '../../syntax/tree';
import { freeName } from '../../questions/names';
import { defineRule, reportEach, type ReportFinding } from '../rule';
import { type FixDraft } from '../../fixes/fix';

/** Names that hold in the whole spec. Partitions are named once a store. */
const GLOBAL: ReadonlySet<NameKind> = new Set<NameKind>([
  'host',
  'zone',
  'site',
  'firewall',
  'domain',
  'network',
  'davstore',
]);

export const rule = defineRule({
  code: 'REF002',
  name: 'duplicate-name',
  severity: 'error',
  title: 'A name is given twice',
  source: ['Commspec format'],
  check(model, report) {
    for (const { link, before } of givenTwice(model))
      twice(model, report, link.at, `${link.kind} is`, link.name, before);
    checkGroups(model, report);
    reportEach(model, report, 'REF002 1', model.of('message-store'), (store, report, model) => {
      const names = new Map<string, ScalarNode>();
      for (const { name } of store.spec.partitions?.items ?? []) {
        if (name === undefined) continue;
        const before = names.get(name.value);
        if (before === undefined) names.set(name.value, name.at);
        else if (before !== name.at) twice(model, report, name.at, 'partition of this store is', name.value, before);
      }
    });
  },
});

interface Again {
  readonly link: Link;
  /** Where the name was given first. */
  readonly before: ScalarNode;
}

/** Names that are there before: none as a rule, whatever is edited. */
const givenTwice = (model: Model): readonly Again[] =>
  model.shared('names given twice', (own) => {
    const first = new Map<string, ScalarNode>();
    return own.links.flatMap((link): readonly Again[] => {
      if (link.role !== 'definition' || !GLOBAL.has(link.kind)) return [];
      const id = `${link.kind} ${link.name}`;
      const before = first.get(id);
      if (before === undefined) first.set(id, link.at);
      // An alias gives the same name at the same place once more.
      return before === undefined || before === link.at ? [] : [{ link, before }];
    });
  });

const numbered = /^(.+)-([1-9]\d{0,5})$/;

/** `mmp` with a count of 2 stands for `mmp-1` and `mmp-2`. */
function checkGroups(model: Model, report: ReportFinding): void {
  const names = statedBy(model, model.hosts, 'REF002', ({ spec: { name } }) =>
    name !== undefined && numbered.test(name.value) ? name : undefined,
  );
  for (const { fact: own } of names) {
    const match = numbered.exec(own.value);
    const group = match?.[1] === undefined ? undefined : model.hostsByName.get(match[1]);
    if (group === undefined || group.count < 2 || Number(match?.[2]) > group.count) continue;
    const name = clip(own.value);
    report({
      at: own.at,
      message: `\`${name}\` is a host of the group \`${clip(group.name)}\` already, which stands for ${group.count} hosts. Choose another name.`,
      related: [
        {
          at: group.at,
          message: `\`${clip(group.name)}\` stands for \`${clip(group.name)}-1\` to \`${clip(group.name)}-${group.count}\``,
        },
      ],
      fixes: () => [renamed(model, own.at, `${group.name}-extra`)],
    });
  }
}

function twice(model: Model, report: ReportFinding, at: ScalarNode, what: string, name: string, before: Node): void {
  report({
    at,
    message: `Another ${what} called \`${clip(name)}\` already, so a reference to it is ambiguous. Choose another name.`,
    related: [{ at: before, message: `\`${clip(name)}\` is given here first` }],
    fixes: () => [renamed(model, at, name)],
  });
}

function renamed(model: Model, at: ScalarNode, base: string): FixDraft {
  const name = freeName(model, base);
  return {
    title: `Rename to \`${clip(name)}\``,
    edit: (editor) => {
      editor.replace(at, name);
    },
  };
}
