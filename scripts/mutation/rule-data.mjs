/**
 * Leaves out the code, title, severity and source of a rule: they are data, held by its page and by `docs/rules.md`, which is
 * made from them. Everything else of a rule is mutated.
 */
export const ruleData = {
  shouldIgnore(path) {
    const isData =
      path.isObjectProperty() &&
      ['code', 'severity', 'title', 'source'].includes(path.node.key.name) &&
      path.parentPath?.parentPath?.isCallExpression() === true &&
      path.parentPath.parentPath.node.callee.name === 'defineRule';
    return isData ? 'data of a rule' : undefined;
  },
};
