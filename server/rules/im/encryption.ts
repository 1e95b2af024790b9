/** What encrypts the connections of chat clients, and how far. */
import type { ValueOf } from '../../catalog/types';
import type { imSecurity } from '../../catalog/vocabulary';
import type { Component, Model } from '../../model/model';

type Security = ValueOf<typeof imSecurity>;

/** What holds at a multiplexor: its own `tls` before the `security` of all; undefined where the spec does not say. */
export function securityAt(model: Model, mux: Component): Security | undefined {
  const general = model.services?.['instant-messaging']?.security?.value;
  switch (mux.spec.tls?.value) {
    case 'ssl-port':
      return 'legacy-ssl';
    case 'starttls':
      return 'starttls';
    case 'none':
      // With startTLS the multiplexor only passes on what client and server have encrypted (L5835).
      return general === 'starttls' ? general : 'none';
    case undefined:
      return mux.spec.incomplete ? undefined : general;
  }
}

/** The first multiplexor whose own `tls` ends the encryption of `security: starttls`, or of no `security` at all. */
export const weakMux = (model: Model): Component | undefined =>
  model
    .of('im-mux')
    .find((mux) => mux.spec.tls !== undefined && ['legacy-ssl', 'none'].includes(securityAt(model, mux) ?? ''));
