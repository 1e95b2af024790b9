// An ESLint rule: which components belong together is said in the catalogue, once, with a name.
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../server/catalog/components/', import.meta.url);

/** The ids of all components: the keys of the entries, at their indentation. */
const componentIds = () =>
  new Set(
    readdirSync(folder).flatMap((name) =>
      [...readFileSync(new URL(name, folder), 'utf8').matchAll(/^ {2}'?([a-z][a-z0-9-]*)'?: \{$/gm)].map(
        ([, id]) => id,
      ),
    ),
  );

/** Who needs which version of whom is no list. */
const relations = ['needOf', 'versionNeed'];

/** @type {import('eslint').Rule.RuleModule} */
export const noComponentLists = {
  meta: {
    type: 'problem',
    docs: { description: 'Disallows lists of component ids outside the catalogue' },
    messages: {
      list: 'A list of components: give it a name in `catalog/roles.ts`, by what its members are, and use that.',
    },
    schema: [],
  },
  create(context) {
    const ids = componentIds();
    /**
     * @param {import('eslint').Rule.Node} node
     * @param {readonly ({ type: string, value?: unknown } | null)[]} items
     */
    const check = (node, items) => {
      const named = items.filter(
        (item) => item?.type === 'Literal' && typeof item.value === 'string' && ids.has(item.value),
      );
      if (named.length >= 2) context.report({ node, messageId: 'list' });
    };
    return {
      ArrayExpression: (node) => {
        const { parent } = node;
        const isExample =
          parent.type === 'Property' && parent.key.type === 'Identifier' && parent.key.name === 'examples';
        if (!isExample) check(node, node.elements);
      },
      CallExpression: (node) => {
        const isRelation = node.callee.type === 'Identifier' && relations.includes(node.callee.name);
        if (!isRelation) check(node, node.arguments);
      },
    };
  },
};
