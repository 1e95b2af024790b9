/** Whose version a version is, and what changes with it. */
import { componentIds, componentInfo, isComponentId, type Product } from '../catalog/components';
import { lifecycle, type LifecycleFact } from '../catalog/releases';
import { serviceOf } from '../model/model';

/** Keys of `services`, each with the product whose settings it holds. */
export const services: ReadonlyMap<string, Product> = new Map(
  componentIds.flatMap((id) => {
    const service = serviceOf(id);
    return service === undefined ? [] : [[service, componentInfo(id).product] as const];
  }),
);

/** Whose version a `version:` is; undefined where the catalogue knows no versions of it. */
export function productOf(path: readonly string[], component: string | undefined): 'suite' | Product | undefined {
  if (component !== undefined && isComponentId(component)) return componentInfo(component).product;
  const owner = path.at(-2);
  if (owner === 'directory') return 'directory';
  return owner === undefined ? undefined : services.get(owner);
}

/** What begins, ends or is outdated with the versions of a product. */
export function factsOf(product: string): readonly LifecycleFact[] {
  return Object.values<LifecycleFact>(lifecycle).filter((fact) => fact.of === product);
}
