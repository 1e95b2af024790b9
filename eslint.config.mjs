import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { noComponentLists } from './scripts/lib/no-component-lists.mjs';

export default defineConfig(
  globalIgnores(['**/node_modules', '**/.build', 'dist', 'coverage', 'server/generated', '.vscode-test']),
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // The compiler knows the globals.
      'no-undef': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      eqeqeq: 'error',
    },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // What runs for long: a promise that nobody awaits and that fails would end it.
    files: ['{client,server/start,server/lsp,server/cli}/**/*.ts'],
    rules: { '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: false, checkThenables: true }] },
  },
  {
    // VS Code takes any object with `dispose` for a Disposable.
    files: ['client/**/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-class-instance-assignment': 'off' },
  },
  {
    // Sets of components are knowledge: they have names, in the catalogue.
    files: ['server/**/*.ts', 'client/**/*.ts'],
    ignores: ['server/catalog/**'],
    plugins: { commspec: { rules: { 'no-component-lists': noComponentLists } } },
    rules: { 'commspec/no-component-lists': 'error' },
  },
  {
    // The bundler escapes all others: with one of these left, V8 keeps a bundle in two bytes a character.
    files: ['{server,client}/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'Literal[regex.pattern=/[^\\u0000-\\u00ff]/]',
          message: 'Write the character as \\u….',
        },
      ],
    },
  },
  {
    // Knowledge and computation: no global that only one host has.
    files: ['server/**/*.ts'],
    ignores: ['server/{start,lsp,cli}/**'],
    rules: {
      'no-console': 'error',
      'no-restricted-globals': [
        'error',
        ...['process', 'Buffer', 'window', 'document', 'self', 'fetch', 'setTimeout', 'setInterval', 'performance'].map(
          (name) => ({ name, message: 'The pure core knows no host, no clock and no network.' }),
        ),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The pure core knows no clock.' },
        { object: 'Math', property: 'random', message: 'The pure core is deterministic.' },
      ],
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          ...['AbortController', 'AbortSignal', 'Buffer', 'URL', 'URLSearchParams', 'TextDecoder', 'TextEncoder'],
          ...['clearTimeout', 'console', 'fetch', 'performance', 'process', 'setTimeout', 'structuredClone'],
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    // Functions that are handed to the page run there.
    files: ['test/host/**/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        ['document', 'getComputedStyle', 'globalThis', 'history', 'navigator', 'requestAnimationFrame'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
  },
  {
    files: ['**/*.cjs', 'scripts/editor/files-extension/*.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { module: 'writable', require: 'readonly', exports: 'writable' },
    },
  },
  {
    files: ['scripts/editor/boot.js'],
    languageOptions: { sourceType: 'script', globals: { document: 'readonly', location: 'readonly' } },
  },
);
