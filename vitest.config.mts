import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/vscode/**', 'test/host/**', '**/node_modules/**'],
    environment: 'node',
    isolate: false,
    testTimeout: 30_000,
    passWithNoTests: false,
  },
});
