/** Allowed downtime, planned work, and what there is only one of. */
import { describe, expect, test } from 'vitest';
import { size, spec } from './support';

const store = (more = '', count = 1): string =>
  `tiers:\n  - tier: 2\n    hosts:\n      - name: store\n        count: ${count.toString()}\n${more}        components: [message-store]`;

describe('downtime', () => {
  const sla = (text: string, id: string) =>
    size(spec(`sla: ${text}\n${store()}`)).figure(`availability.downtime.${id}`);
  test.each([
    ['{ availability: 99.99% }', 'month', 4.32, 'min/month'],
    ['{ availability: 99.99% }', 'long-month', 4.464, 'min/month'],
    ['{ availability: 99.99% }', 'year', 52.56, 'min/year'],
    ['{ availability: 99.9% }', 'month', 43.2, 'min/month'],
    ['{ availability: 99.999% }', 'month', 0.432, 'min/month'],
    ['{ availability: 100% }', 'month', 0, 'min/month'],
  ])('%s, %s', (text, id, value, unit) => {
    expect(sla(text, id)).toMatchObject({ value, unit, declared: null });
  });

  test.each([
    ['{ availability: 99.9%, maintenance: 40 min/month }', 'month', 40, 3.2, 'ok'],
    ['{ availability: 99.9%, maintenance: 4 h/month }', 'month', 240, -196.8, 'short'],
    ['{ availability: 99.9%, maintenance: 4 h/month }', 'long-month', 240, -195.36, 'short'],
    ['{ availability: 99.9%, maintenance: 4 h/month }', 'year', 2880, -2354.4, 'short'],
    ['{ availability: 99.9%, maintenance: 8 h/year }', 'year', 480, 45.6, 'ok'],
    ['{ availability: 99.9%, maintenance: 4 h/month, hours: business-hours }', 'month', 240, -196.8, 'info'],
  ])('planned work counts: %s, %s', (text, id, declared, headroom, status) => {
    expect(sla(text, id)).toMatchObject({ declared, headroom, status, bound: 'maximum' });
  });

  test('without a promise there is nothing to allow', () => {
    const { sizing } = size(spec(store()));
    expect(sizing.availability.target).toBeNull();
    expect(sizing.availability.figures).toMatchObject([{ value: null, status: 'unknown' }]);
  });
  test('more than always cannot be promised', () => {
    expect(sla('{ availability: 120% }', 'month')).toMatchObject({ value: null, status: 'unknown' });
  });
  test('what a layout reaches is not given', () => {
    expect(size(spec(`sla: { availability: 99.9% }\n${store()}`)).figure('availability.expected')).toMatchObject({
      value: null,
    });
  });
  test('mail of a failed site waits elsewhere', () => {
    expect(
      size(spec(`services: { remote-failover: { option: ship-backups } }\n${store()}`)).figure(
        'availability.held-mail',
      ),
    ).toMatchObject({ value: 48, unit: 'h' });
  });
});

describe('single points of failure', () => {
  const points = (text: string): readonly string[] =>
    size(text).sizing.availability.singlePoints.map(
      (point) => `${point.component} ${point.affects} on ${point.hosts.join(', ')}`,
    );
  const hosts = (...all: readonly [components: string, count: number][]): string =>
    spec(
      `tiers:\n  - tier: 1\n    hosts:\n${all.map(([components, count], i) => `      - name: h${i.toString()}\n        count: ${count.toString()}\n        components: ${components}`).join('\n')}`,
    );

  test('one front end', () => {
    expect(points(hosts(['[mmp, webmail]', 1], ['[mta]', 2]))).toEqual(['mmp service on h0', 'webmail service on h0']);
  });
  test('two host items with one each are two', () => {
    expect(points(hosts(['[mmp]', 1], ['[mmp]', 1]))).toEqual([]);
  });
  test('a cluster stands in for a store', () => {
    expect(points(spec(store()))).toEqual(['message-store service on store']);
    expect(points(spec(store('        ha: vcs\n')))).toEqual([]);
    expect(points(spec(store('        ha: { method: vcs, nodes: 1 }\n')))).toEqual(['message-store service on store']);
    expect(points(spec(`services: { messaging: { ha: solaris-cluster } }\n${store()}`))).toEqual([]);
  });
  test('restarting is not standing in', () => {
    expect(points(spec(store('        ha: asr\n')))).toEqual(['message-store service on store']);
  });
  test('a method that the component does not support is none', () => {
    expect(
      points(
        spec('tiers:\n  - tier: 2\n    hosts:\n      - name: im\n        ha: vcs\n        components: [im-server]'),
      ),
    ).toEqual(['im-server service on im']);
  });
  test('several stores without a cluster fail for their own users', () => {
    expect(points(spec(store('', 2)))).toEqual(['message-store part on store']);
  });
  test('containers and programs that the guide knows no answer for are left out', () => {
    expect(points(hosts(['[glassfish, im-gateway, delegated-administrator]', 1]))).toEqual([]);
  });
  test('what stands outside the spec is not counted', () => {
    expect(points(`${hosts(['[directory-master]', 1])}external: [directory-master]\n`)).toEqual([]);
  });
});
