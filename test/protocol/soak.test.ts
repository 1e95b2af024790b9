/** Some hundred mixed messages to the real server; `npm run soak` sends thousands, and measures. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { soak } from '../soak/soak';
import { build, clear } from '../support/program';

let bundles: string;
beforeAll(async () => {
  bundles = await build('server-node');
});
afterAll(clear);

/** Milliseconds: a machine may be busy. */
const PATIENCE = 180_000;

describe.each(['pull', 'push'] as const)('diagnostics by %s', (mode) => {
  test(
    'the server lives, answers, and finds what a fresh one finds',
    async () => {
      const options = { server: join(bundles, 'server-node.js'), seed: 7, requests: 300, measured: false };
      const { sent, deaths, wrong, differences } = await soak({ ...options, mode, malformed: false });
      expect({ sent, deaths, wrong, differences }).toEqual({ sent: 300, deaths: [], wrong: [], differences: [] });
    },
    PATIENCE,
  );
});
