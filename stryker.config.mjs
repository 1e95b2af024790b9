// Mutation testing: `npm run mutate` draws the sample and hands it over; `npx stryker run` tries every mutant.
/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  plugins: ['./scripts/mutation/runner.mjs'],
  testRunner: 'commspec',
  coverageAnalysis: 'perTest',
  ignorers: ['rule-data'],
  mutate: [
    'server/{rules,questions,fixes,engine,repair,sizing,network}/**/*.ts',
    'server/model/{model,read,quantity,overlay,snapshot}.ts',
  ],
  ignorePatterns: ['bench', 'client', 'dist', 'images', 'test/host', 'test/vscode', '*.vsix'],
  tempDirName: '.cache/stryker',
  disableTypeChecks: false,
  concurrency: 2,
  dryRunTimeoutMinutes: 60,
  // A mutant that loops hits the limit of Stryker's counters first; the clock is for what does not count, on a busy machine too.
  timeoutMS: 120_000,
  timeoutFactor: 3,
  allowConsoleColors: false,
};
