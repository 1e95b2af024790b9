/** Processors of Calendar 6 back ends against those of its front ends. */
import type { Model } from '../../model/model';
import { replaceFix } from '../../fixes/values';
import type { RelatedNode } from '../rule';
import type { FixDraft } from '../../fixes/fix';

/** Raises the processors of the back ends to a sum, where there is one host item to raise. */
export function raiseBackEnd(model: Model, need: number): readonly FixDraft[] {
  const hosts = new Set(model.of('cal6-backend').map(({ host }) => host));
  const [host] = hosts;
  const cpus = host?.spec.cpus;
  if (host === undefined || hosts.size > 1 || cpus === undefined) return [];
  return [replaceFix(cpus, Math.ceil(need / host.count))];
}

export const frontEndCpus = (model: Model): readonly RelatedNode[] =>
  [...new Set(model.of('cal6-frontend').map(({ host }) => host))].slice(0, 3).flatMap((host) =>
    host.spec.cpus === undefined
      ? []
      : [
          {
            at: host.spec.cpus.at,
            message: `\`${host.name}\`, a front end${host.count > 1 ? `, ${host.count} times` : ''}`,
          },
        ],
  );
