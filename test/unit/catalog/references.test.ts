/** Every reference of the format is known to the flow model: named by a flow kind, or listed with a reason among those that are none. */
import { describe, expect, test } from 'vitest';
import { partsOf } from '../../../server/catalog/components';
import { inboundMtas, mtaParts, outboundMtas } from '../../../server/catalog/roles';
import { flows, noFlows, peerKeys, type FlowKind } from '../../../server/catalog/flows';
import type { NameKind, Type } from '../../../server/model/dsl';
import { componentType, format } from '../../../server/model/format';

/** The references to a kind of things, each with the path of keys that leads to it; dictionaries and lists add none. */
function referencesIn(type: Type, to: NameKind, path: readonly string[] = []): readonly string[] {
  switch (type.kind) {
    case 'object':
      return Object.entries(type.properties).flatMap(([key, property]) =>
        referencesIn(property.type, to, [...path, key]),
      );
    case 'list':
      return referencesIn(type.item, to, path);
    case 'dictionary':
      return referencesIn(type.value, to, path);
    case 'ref':
      return type.to === to ? [path.join('.')] : [];
    default:
      return [];
  }
}

const COMPONENT = 'tiers.hosts.components.';
const hosts = referencesIn(format, 'host');
const ofComponents = hosts.filter((path) => path.startsWith(COMPONENT)).map((path) => path.slice(COMPONENT.length));
const named = (kind: FlowKind): string | undefined =>
  kind.named !== undefined && 'key' in kind.named ? kind.named.key : undefined;

describe('references', () => {
  test('every key of a component that names hosts is one of the model', () => {
    expect([...new Set(ofComponents)].sort()).toEqual([...peerKeys].sort());
  });

  test.each(peerKeys.filter((key) => key !== 'targets'))(
    '`%s` names peers of a flow for every component that has it',
    (key) => {
      const property = componentType.properties[key];
      const users = new Set(
        flows.flatMap((kind) => [
          ...(named(kind) === key ? [kind.named !== undefined && kind.named.of === 'to' ? kind.to : kind.from] : []),
          ...(kind.shared?.from === key ? [kind.from] : []),
          ...(kind.shared?.to === key ? [kind.to] : []),
        ]),
      );
      expect(property.for.flatMap(partsOf).filter((id) => !users.has(id))).toEqual([]);
    },
  );

  test('load balancers stand on the way by their targets, and mail comes in by MX records', () => {
    expect(componentType.properties.targets.for).toEqual(['load-balancer']);
    expect(flows.some(({ throughBalancers }) => throughBalancers)).toBe(true);
    expect(hosts).toContain('dns.mx.host');
    expect(flows.some((kind) => kind.named?.of === 'dns')).toBe(true);
  });

  test('every other reference to hosts is listed with a reason', () => {
    const rest = hosts.filter((path) => !path.startsWith(COMPONENT) && path !== 'dns.mx.host');
    expect(rest.sort()).toEqual(Object.keys(noFlows).sort());
    for (const reason of Object.values(noFlows)) expect(reason.length).toBeGreaterThan(20);
  });

  test('front ends name databases by their identifiers, too', () => {
    // `layouts.ts` reads them as `databases`.
    expect(referencesIn(format, 'davstore')).toEqual([
      'services.calendar.default-davstore',
      'services.calendar.placement.davstore',
      `${COMPONENT}davstores.id`,
    ]);
  });
});

describe('rows', () => {
  test('what stands in for another group stands in for one that there is, with ends of its own', () => {
    for (const { id, insteadOf, from, to } of flows) {
      if (insteadOf === undefined) continue;
      expect(
        flows.some((other) => other.group === insteadOf && other.from === from && other.to === to),
        id,
      ).toBe(true);
    }
  });

  test('ends that only count where they are named belong to rows with a naming', () => {
    for (const { id, onlyNamed, named: naming } of flows) if (onlyNamed) expect(naming, id).toBeDefined();
  });

  test('every MTA of the catalogue takes part in mail, by what it is', () => {
    const joins = (from: string, to: string, protocol: string): boolean =>
      flows.some((kind) => kind.from === from && kind.to === to && kind.protocol === protocol);
    for (const one of mtaParts) {
      expect(joins(one, 'message-store', 'lmtp'), one).toBe(true);
      for (const other of mtaParts) expect(joins(one, other, 'smtp'), `${one} to ${other}`).toBe(true);
      expect(joins('internet-client', one, 'submission'), one).toBe(true);
    }
    for (const one of inboundMtas) expect(joins('internet-mta', one, 'smtp'), one).toBe(true);
    for (const one of outboundMtas) expect(joins(one, 'internet-mta', 'smtp'), one).toBe(true);
  });
});
