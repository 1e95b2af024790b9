import { searchComponents } from '../../catalog/roles';
import type { Component } from '../../model/model';
import { replaceFix } from '../../fixes/values';
import { setOnComponent } from '../../fixes/edits';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { promised, promiseNote } from './promised';
import { haStatements } from './statements';

export const rule = defineRule({
  code: 'HA025',
  name: 'search-half-available',
  severity: 'warning',
  title: 'Search is to be available, and half of what it takes is missing',
  source: ['L5027'],
  check(model, report) {
    const statements = haStatements(model, searchComponents);
    const cluster = statements.find(({ method }) => method.value === 'iss-cluster-search');
    const indexes = model.of('iss-index');
    const shared = indexes.find(({ spec }) => spec['index-storage']?.value === 'ha-nfs');
    if (cluster === undefined && shared === undefined && (promised(model) === undefined || !model.has('iss-web')))
      return;
    let wrong = false;
    for (const { spec } of indexes) {
      const storage = spec['index-storage'];
      if (storage === undefined || storage.value === 'ha-nfs') continue;
      wrong = true;
      report({
        at: storage.at,
        message: `A search node that takes over must reach the indexes, and with \`${storage.source}\` they can be lost with one machine. Put them on highly available NFS.`,
        related: [
          ...(cluster === undefined
            ? promiseNote(model)
            : [{ at: cluster.method.at, message: 'Search is to fail over' }]),
        ],
        fixes: () => [replaceFix(storage, 'ha-nfs')],
      });
    }
    for (const { method, governed } of statements) {
      if (method.value !== 'none') continue;
      wrong = true;
      report({
        at: method.at,
        message:
          'No search node takes over from another here. Search is made available by the Cluster Search Service together with indexes on highly available NFS.',
        related: promiseNote(model),
        fixes: () =>
          governed.every(({ id }) => searchComponents.includes(id))
            ? [replaceFix(method, 'iss-cluster-search', { title: 'Use `iss-cluster-search`' })]
            : [],
      });
    }
    if (wrong) return;
    const [index] = indexes;
    const [web] = model.of('iss-web');
    if (cluster === undefined && web !== undefined) adviseCluster(web);
    else if (shared === undefined && index !== undefined && !index.spec.incomplete) {
      report({
        at: index.at,
        message:
          'Search fails over only if the other node reaches the indexes. Say that they lie on highly available NFS: `index-storage: ha-nfs`.',
        fixes: () => [storageFix(index)],
        advice: true,
      });
    }

    function adviseCluster(node: Component): void {
      if (node.spec.incomplete || node.host.incomplete || model.haOf(node) !== undefined) return;
      report({
        at: node.at,
        message:
          'Nothing says that another search node takes over. Search is made available by the Cluster Search Service together with indexes on highly available NFS.',
        related: shared === undefined ? promiseNote(model) : [],
        fixes: () => [clusterFix(node)],
        advice: true,
      });
    }
  },
});

const storageFix = (index: Component): FixDraft => ({
  title: 'Set `index-storage` to `ha-nfs`',
  in: index.at,
  edit: (editor) => {
    setOnComponent(editor, index, 'index-storage', 'ha-nfs');
  },
});

const clusterFix = (node: Component): FixDraft => ({
  title: 'Use `iss-cluster-search`',
  in: node.at,
  edit: (editor) => {
    setOnComponent(editor, node, 'ha', 'iss-cluster-search');
  },
});
