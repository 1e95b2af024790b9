/** What takes mail from strangers. */
import { partsOf, type ComponentId } from '../../catalog/components';
import type { Host } from '../../model/model';

export const takesMail: readonly ComponentId[] = ['mta-inbound', 'mta', 'smtp-relay', 'smtp-server'];

export const takesFromStrangers = (host: Host): boolean =>
  host.components.some(({ id }) => partsOf(id).some((part) => takesMail.includes(part)));
