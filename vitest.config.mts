import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/vscode/**', 'test/host/**', '**/node_modules/**'],
    environment: 'node',
    isolate: false,
    // A machine that does other things too takes its time; what hangs is ended all the same.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    passWithNoTests: false,
  },
});
