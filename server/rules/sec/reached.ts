/** Components of Messaging Server that users log in to. */
import { mailLogins, userMtas, mailAccessParts } from '../../catalog/roles';
import type { Component, Model } from '../../model/model';

/** Where users log in: front ends, MTAs that take submissions, and stores where no multiplexor stands before them. */
export const loginPoints = (model: Model): readonly Component[] =>
  model.shared('where users log in', (own) => {
    const general = own.services?.messaging?.['smtp-auth'];
    const mtas = own
      .of(...userMtas)
      .filter(({ spec }) => (spec['smtp-auth'] ?? general)?.value === true || spec.submission?.value === true);
    const stores = own.lacks(...mailAccessParts) ? own.of('message-store') : [];
    return [...own.of(...mailLogins), ...mtas, ...stores];
  });
