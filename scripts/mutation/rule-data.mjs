/**
 * A node of Babel's tree, as far as it is looked at.
 * @typedef {object} Path
 * @property {() => boolean} isObjectProperty
 * @property {() => boolean} isCallExpression
 * @property {{ key?: { name?: string }, callee?: { name?: string } }} node
 * @property {Path | null} parentPath
 */

/**
 * Leaves out the code, title, severity and source of a rule: they are data, held by its page and by `docs/rules.md`, which is
 * made from them. Everything else of a rule is mutated.
 */
export const ruleData = {
  /** @param {Path} path */
  shouldIgnore(path) {
    const isData =
      path.isObjectProperty() &&
      ['code', 'severity', 'title', 'source'].includes(path.node.key?.name ?? '') &&
      path.parentPath?.parentPath?.isCallExpression() === true &&
      path.parentPath.parentPath.node.callee?.name === 'defineRule';
    return isData ? 'data of a rule' : undefined;
  },
};
