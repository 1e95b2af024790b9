/** Components of Messaging Server that users log in to. */
import type { Component, Model } from '../../model/model';

/** Where users log in: front ends, MTAs that take submissions, and stores where no multiplexor stands before them. */
export const loginPoints = (model: Model): readonly Component[] =>
  model.shared('where users log in', (own) => {
    const general = own.services?.messaging?.['smtp-auth'];
    const mtas = own
      .of('mta', 'mta-outbound', 'smtp-relay')
      .filter(({ spec }) => (spec['smtp-auth'] ?? general)?.value === true || spec.submission?.value === true);
    const stores = own.lacks('mmp', 'webmail') ? own.of('message-store') : [];
    return [...own.of('mmp', 'mmp-smtp-proxy', 'webmail', 'messaging-server'), ...mtas, ...stores];
  });
