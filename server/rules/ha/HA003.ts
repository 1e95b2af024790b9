import { mailProxies } from '../../catalog/roles';
import { setOnComponent, setOnHost } from '../../fixes/edits';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { isCluster } from './promised';
import { haStatements, holdsData, supports, type HaStatement } from './statements';

export const rule = defineRule({
  code: 'HA003',
  name: 'multiplexor-in-cluster',
  severity: 'error',
  title: 'A multiplexor does not belong in a cluster',
  source: ['L3143'],
  check(model, report) {
    for (const statement of haStatements(model, mailProxies)) {
      const { method, components } = statement;
      if (!isCluster(method.value)) continue;
      // The cluster of a host that also holds data is there for the data.
      if (holdsData(statement)) continue;
      report({
        at: method.at,
        message:
          'A Messaging Multiplexor holds no data that a cluster could fail over. Remove `ha` and run one multiplexor more than the peak needs.',
        related: components.map(({ at, host }) => ({ at, message: `The multiplexor runs here, on \`${host.name}\`` })),
        fixes: () => {
          const single = model.countOf(model.of(...components.map(({ id }) => id))) === 1;
          return fixes(statement, single);
        },
      });
    }
  },
});

function fixes(statement: HaStatement, single: boolean): readonly FixDraft[] {
  const { method, components, governed } = statement;
  const others = governed.filter((component) => !components.includes(component));
  const [mmp] = components;
  if (mmp !== undefined && others.some((component) => supports(component, method.value))) {
    const edit: FixDraft['edit'] = (editor) => {
      for (const each of components) setOnComponent(editor, each, 'ha', 'redundancy');
    };
    return [{ title: `Use \`redundancy\` for \`${mmp.id}\``, in: mmp.at, edit }];
  }
  const remove: FixDraft = {
    title: 'Remove `ha`',
    in: method.at,
    edit: (editor) => {
      editor.removeEntry(statement.ha.at);
    },
  };
  if (mmp === undefined || !single) return [remove];
  return [
    {
      title: 'Remove `ha` and run two of these hosts',
      in: method.at,
      edit: (editor) => {
        remove.edit(editor);
        setOnHost(editor, mmp.host, 'count', 2);
      },
    },
    remove,
  ];
}
