/** Where a spec asks for delivery by LMTP. */
import { mtaComponents } from '../catalog/roles';
import type { Fact } from '../model/dsl';
import type { Model } from '../model/model';

/** Every place that says so: the whole product's, and that of single MTAs. */
export function lmtpFacts(model: Model): readonly Fact<string>[] {
  const facts = [model.services?.messaging?.delivery, ...model.of(...mtaComponents).map((mta) => mta.spec.delivery)];
  return facts.flatMap((fact) => (fact?.value === 'lmtp' ? [fact] : []));
}
