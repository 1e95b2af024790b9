/** Versions that are written as the names of releases: what the model makes of them, and what rules find. */
import { expect, test } from 'vitest';
import { analyse } from '../../support/analyse';

const spec = (version: string, own = ''): string => `commspec: 1
name: siroe
suite: 6u2
architecture: two-tier
external: [directory-master, glassfish]
services:
  messaging: { version: ${version} }
tiers:
  - tier: 1
    hosts:
      - { name: web, components: [convergence, webmail] }
  - tier: 2
    hosts:
      - { name: store, components: [{ component: message-store${own} }] }
`;

const codes = (text: string): readonly string[] => analyse(text).findings.map(({ code }) => code);

test.each([
  ['2005Q4', '6.2p3'],
  ['6 2005Q4', '6.2p3'],
  ['6 2004Q2', '6.1'],
  ['6.3-8.04', '6.3-8.04'],
])('%s of Messaging Server is %s', (written, number) => {
  const { snapshot } = analyse(spec(written));
  const [store] = snapshot.model.of('message-store');
  const version = store && snapshot.model.versionOf(store);
  expect([version?.value, version?.source]).toEqual([number, written]);
  expect(snapshot.structureProblems).toEqual([]);
});

test('a component may name a release too', () => {
  const { snapshot } = analyse(spec('"7.0"', ', version: 6 2005Q1'));
  const [store] = snapshot.model.of('message-store');
  expect(store && snapshot.model.versionOf(store)?.value).toBe('6.2');
});

test('rules compare the number', () => {
  expect(codes(spec('6 2005Q4'))).toContain('CNV005');
  expect(codes(spec('6.3-8.04'))).not.toContain('CNV005');
});

test.each(['2005Q5', '6 2005', '2005Q4 SP1', '6.3-', '6.3-8.'])('%s is no version', (text) => {
  expect(codes(spec(text))).toContain('FMT002');
});

test.each(['7 Update 3', '7.3 Patch 13', '7.4p23', '7u2p1', '9.1_02', '6.1 SP5', '11gR1'])(
  '%s is a version',
  (text) => {
    expect(codes(spec(text))).not.toContain('FMT002');
  },
);

test.each([
  ['Version 7.0.5', '"7.0.5"', true],
  ['v7u3', '7u3', true],
  ['6 2005q4', '6 2005Q4', true],
  ['7.0.5 (built Oct 2015)', '"7.0.5"', false],
])('%s is offered as %s', (written, short, isSafe) => {
  const { findings } = analyse(spec(written));
  const [fix] = findings.flatMap(({ code, fixes }) => (code === 'FMT002' ? fixes : []));
  expect(fix?.edits().map(({ newText }) => newText)).toEqual([short]);
  expect(fix?.safe).toBe(isSafe);
});

test.each(['6.1sp5', '7u3p5', '7.4p23', '11gR1'])('%s is read', (text) => {
  expect(codes(spec(text))).not.toContain('FMT002');
});
