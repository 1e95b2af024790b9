import type { Component } from '../../model/model';
import { defineRule } from '../rule';
import { databasesOf } from '../../questions/calendar-stores';
import { reportMissing } from './reach';

export const rule = defineRule({
  code: 'CAL006',
  name: 'document-store-unreachable',
  severity: 'error',
  title: 'A calendar front end reaches a database, but not its document store',
  source: ['L4203'],
  check(model, report) {
    const fronts = model.of('cal7-frontend').filter(({ spec }) => spec.docstores !== undefined);
    if (fronts.length === 0) return;
    const stores = model
      .of('cal7-docstore')
      .filter(({ spec }) => !spec.incomplete && spec.kind?.value !== 'in-database');
    const owners = new Map<Component, readonly Component[]>(stores.map((store) => [store, databasesOf(model, store)]));
    for (const front of fronts) {
      const { docstores, databases } = front.spec;
      if (docstores === undefined || databases?.incomplete === true) continue;
      const reached = databases === undefined ? undefined : new Set(model.hostsOf(databases));
      const needed = stores.filter(
        (store) =>
          store.host !== front.host &&
          owners.get(store)?.some(({ host }) => reached === undefined || reached.has(host)) === true,
      );
      reportMissing(
        model,
        report,
        docstores,
        needed,
        (hosts) =>
          `\`${front.host.name}\` reaches the databases but not the document store on ${hosts}, so it cannot get at the large data there. Let it reach every store of its databases.`,
      );
    }
  },
});
