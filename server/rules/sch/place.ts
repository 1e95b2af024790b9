/** Where to say something about a directory that the spec does not describe, or not in this respect. */
import { askedDirectories } from '../../catalog/roles';
import type { Model } from '../../model/model';
import type { Node } from '../../syntax/tree';

/** The key `directory`, else a directory on a host, else the architecture. */
export const directoryPlace = (model: Model): Node | undefined =>
  model.directory?.key ?? model.of(...askedDirectories)[0]?.at ?? model.architecture?.at;

/** Whether the spec can be trusted to leave a key of `directory` out: it was read whole. */
export const isDirectoryRead = (model: Model): boolean =>
  model.directory === undefined ? model.lacksSection('directory') : !model.directory.incomplete;
