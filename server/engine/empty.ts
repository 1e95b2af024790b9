/** The node that stands for a document without any. */
import { Home, type Node } from '../syntax/tree';

/** An empty scalar that stands in no document. */
export const emptyNode = (): Node => ({
  ...{ kind: 'scalar', piece: { home: new Home() }, start: 0, end: 0 },
  ...{ tainted: false, value: null, source: '', style: 'plain' },
});
