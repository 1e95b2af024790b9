/** What the firewalls of a spec say. */
import type { Model } from '../model/model';

/** Whether any firewall says what it lets through. Where none does, nothing follows from the flows of the deployment. */
export const hasOpenings = (model: Model): boolean =>
  model.firewalls?.items.some(({ allow }) => allow !== undefined) === true;
