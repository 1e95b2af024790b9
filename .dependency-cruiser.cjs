// The direction of imports. Right may import left:
// words -> catalog, syntax -> model -> questions -> fixes, sizing | network | topology -> rules -> engine -> repair
//   -> compare -> language | report (with charts) -> lsp | cli -> client; start -> lsp | cli
/** @param {string[]} names */
const layer = (...names) => `^server/(${names.join('|')})/`;
const FORMAT = ['words', 'catalog', 'syntax', 'model'];
const CALCULATIONS = ['sizing', 'network', 'topology'];
const BELOW_RULES = [...FORMAT, 'questions', 'fixes', ...CALCULATIONS];
const CORE = [...BELOW_RULES, 'rules', 'engine', 'repair', 'compare', 'language', 'charts', 'report'];

/** @param {string} name @param {string[]} from folders that may import, below server/, nothing but `to` and themselves @param {string[]} to */
const only = (name, from, to) => ({
  name,
  comment: `${from.join(', ')} may import only ${[...to, 'themselves', 'generated code'].join(', ')}`,
  severity: 'error',
  from: { path: layer(...from) },
  to: { path: '^(server|client|test|scripts|bench)/', pathNot: layer(...from, ...to, 'generated') },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', comment: 'No cycles.', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^vscode$' },
    },
    {
      name: 'declared-packages',
      comment: 'What is imported stands in package.json.',
      severity: 'error',
      from: { pathNot: '^(test/host|scripts/editor|bench)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    only('words-are-a-root', ['words'], []),
    only('catalog', ['catalog'], ['words']),
    only('syntax', ['syntax'], ['words']),
    only('model', ['model'], FORMAT),
    only('questions', ['questions'], FORMAT),
    only('fixes', ['fixes'], [...FORMAT, 'questions']),
    only('calculations', CALCULATIONS, [...FORMAT, 'questions']),
    only('rules', ['rules'], BELOW_RULES),
    {
      name: 'areas-are-apart',
      comment: 'What two areas of rules share stands below them, or in `shapes` where it makes rules.',
      severity: 'error',
      from: { path: '^server/rules/([a-z]+)/' },
      to: { path: '^server/rules/[a-z]+/', pathNot: '^server/rules/($1|shapes)/' },
    },
    {
      name: 'rules-are-reached-by-the-list',
      comment: 'Nothing but the list of rules knows a single rule, or what an area has for itself.',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/(rules|generated)/' },
      to: { path: '^server/rules/[a-z]+/' },
    },
    only('engine', ['engine'], [...BELOW_RULES, 'rules']),
    only('repair', ['repair'], [...BELOW_RULES, 'rules', 'engine']),
    only('compare', ['compare'], [...BELOW_RULES, 'rules', 'engine']),
    only(
      'language',
      ['language'],
      CORE.filter((name) => name !== 'compare'),
    ),
    {
      name: 'charts',
      comment:
        'Charts draw plain data: of reports they know how markup is made, of calculations how an amount is written.',
      severity: 'error',
      from: { path: layer('charts') },
      to: {
        path: '^(server|client|test|scripts|bench)/',
        pathNot: [
          layer('charts', 'words'),
          '^server/report/(content|escape|markup)\\.ts$',
          '^server/sizing/figure\\.ts$',
        ],
      },
    },
    only(
      'report',
      ['report'],
      CORE.filter((name) => name !== 'language'),
    ),
    only('start', ['start'], []),
    only('lsp', ['lsp'], [...CORE, 'start']),
    only('cli', ['cli'], [...CORE, 'start', 'lsp']),
    {
      name: 'generated',
      comment: 'Generated code serves the core and knows nothing above it.',
      severity: 'error',
      from: { path: layer('generated') },
      to: { path: '^(server|client|test|scripts|bench)/', pathNot: layer('generated', ...CORE) },
    },
    {
      name: 'client',
      comment: 'The client talks to the server by protocol; besides it may use what is pure.',
      severity: 'error',
      from: { path: '^client/' },
      to: {
        path: '^(server|test|scripts|bench)/',
        pathNot: [layer(...CORE, 'generated'), '^server/lsp/protocol\\.ts$'],
      },
    },
    {
      name: 'protocol-is-plain',
      comment: 'The webview and both clients share it: no LSP library may come along.',
      severity: 'error',
      from: { path: '^server/lsp/protocol\\.ts$' },
      to: { dependencyTypesNot: ['type-only'], path: ['^server/(lsp|cli)/', '^client/', 'node_modules/vscode-'] },
    },
    {
      name: 'webview-is-a-page',
      comment: 'The page of the preview runs in a browser, without VS Code.',
      severity: 'error',
      from: { path: '^client/webview/' },
      to: {
        path: ['^vscode$', 'node_modules/(vscode-|@types/vscode/)', '^client/(?!webview/|shared/)'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'pure-core',
      comment: 'Only the outermost layers know Node, VS Code or an LSP library.',
      severity: 'error',
      from: { path: '^server/', pathNot: layer('start', 'lsp', 'cli') },
      to: { path: ['^vscode$', 'node_modules/(vscode-|@types/vscode)'] },
    },
    {
      name: 'pure-core-no-node',
      comment: 'Only the outermost layers know Node.',
      severity: 'error',
      from: { path: '^server/', pathNot: layer('start', 'lsp', 'cli') },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'tests-stay-outside',
      comment: 'The product imports no test, script or benchmark.',
      severity: 'error',
      from: { path: '^(server|client)/' },
      to: { path: '^(test|scripts|bench)/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    doNotFollow: { path: 'node_modules' },
    exclude: {
      path: [
        'node_modules/.*/node_modules/',
        '^(test/host|scripts/editor|bench)/.*node_modules/',
        '^(dist|coverage)/',
        // Configuration, and the build: its name shadows the package that it imports.
        '^[^/]+\\.[a-z]+$',
      ],
    },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'browser', 'require', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
