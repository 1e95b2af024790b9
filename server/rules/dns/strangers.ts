/** What takes mail from strangers. */
import { partsOf } from '../../catalog/components';
import { openSmtpServers } from '../../catalog/roles';
import type { Host } from '../../model/model';

export const takesFromStrangers = (host: Host): boolean =>
  host.components.some(({ id }) => partsOf(id).some((part) => openSmtpServers.includes(part)));
