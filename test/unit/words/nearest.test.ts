/** What somebody meant who wrote something else. */
import { expect, test } from 'vitest';
import { withArticle } from '../../../server/words/article';
import { isSure, nearestOf } from '../../../server/words/nearest';

test.each([
  ['mmmp', ['mmp', 'mta'], ['mmp']],
  ['cal8-frontend', ['cal6-frontend', 'cal7-frontend'], ['cal6-frontend', 'cal7-frontend']],
  // A whole part of several names, however long these are.
  ['uniqueId', ['davUniqueId', 'nsUniqueId'], ['nsUniqueId', 'davUniqueId']],
  ['web', ['web1', 'web-backup'], ['web1', 'web-backup']],
  // No whole part of the other.
  ['port', ['ports', 'support'], ['ports']],
  ['zzz', ['ports', 'support'], []],
])('%s of %j: %j', (text, known, near) => {
  expect(nearestOf(text, known)).toEqual(near);
  expect(isSure(text, near)).toBe(near.length === 1);
});

test.each([
  ['MX record', 'an MX record'],
  ['DNS', 'a DNS'],
  ['SMTP settings', 'an SMTP settings'],
  ['instant messaging service', 'an instant messaging service'],
  ['Indexing and Search', 'an Indexing and Search'],
  ['user base', 'a user base'],
  ['Message Queue', 'a Message Queue'],
  ['unit', 'a unit'],
])('%s: %s', (noun, text) => {
  expect(withArticle(noun)).toBe(text);
});
