/** Which sites have servers, and which are served from elsewhere. */
import type { Spec } from '../../model/format';
import type { Model } from '../../model/model';

export type Site = NonNullable<Spec['sites']>['items'][number];

export const sitesOf = (model: Model): readonly Site[] => model.section('sites')?.items ?? [];

interface Placement {
  /** Sites where hosts stand. */
  readonly served: ReadonlySet<string>;
  /** Every host says at which site it stands. */
  readonly all: boolean;
}

const placement = (model: Model): Placement =>
  model.shared('sites with servers', (view) => {
    const names = view.hosts.map(({ spec }) => spec.site?.value);
    return {
      served: new Set(names.flatMap((name) => name ?? [])),
      all: view.complete && names.length > 0 && !names.includes(undefined),
    };
  });

/** Whether hosts stand at a site. */
export const hasServers = (model: Model, site: Site): boolean =>
  site.name !== undefined && placement(model).served.has(site.name.value);

/** Whether the users of a site are served from elsewhere; undefined where the spec does not prove it. */
export function isRemote(model: Model, site: Site): boolean | undefined {
  if (hasServers(model, site)) return false;
  // A name that could not be read may be that of a site with servers, and a host that could not be read may stand there.
  if (site.name === undefined || !model.complete) return undefined;
  if (site['served-by'] !== undefined || site.size?.value === 'satellite') return true;
  return placement(model).all ? true : undefined;
}
