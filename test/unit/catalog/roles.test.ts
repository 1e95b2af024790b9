/** The order of sets: what a finding names first, and what a fix offers first. */
import { describe, expect, test } from 'vitest';
import { componentInfo, componentIds } from '../../../server/catalog/components';
import * as roles from '../../../server/catalog/roles';

const sets = Object.entries(roles).filter((entry): entry is [string, readonly (typeof componentIds)[number][]] =>
  Array.isArray(entry[1]),
);

describe('sets of components', () => {
  test.each(sets)('%s names each member once', (_, ids) => {
    expect(ids.length).toBeGreaterThan(0);
    expect(ids).toEqual([...new Set(ids)]);
    expect(ids.filter((id) => !componentIds.includes(id))).toEqual([]);
  });

  test.each([
    ['mtaComponents', roles.mtaComponents],
    ['mailEntrances', roles.mailEntrances],
    ['messageStores', roles.messageStores],
    ['webmailServers', roles.webmailServers],
    ['smtpServers', roles.smtpServers],
  ])('%s has parts before the whole product', (_, ids) => {
    const isWhole = ids.map((id) => componentInfo(id).parts !== undefined);
    expect(isWhole).toEqual([...isWhole].sort((a, b) => Number(a) - Number(b)));
    expect(isWhole.at(-1)).toBe(true);
  });

  test('an MTA made for mail from the Internet comes first where that comes in', () => {
    expect(roles.mailEntrances[0]).toBe('mta-inbound');
  });
});
