/** What a spec says about high availability, and of whom. */
import { componentInfo, type ComponentId } from '../../catalog/components';
import type { ValueOf } from '../../catalog/types';
import type { haMethod } from '../../catalog/vocabulary';
import type { Fact } from '../../model/dsl';
import type { HaSpec } from '../../model/format';
import { serviceOf, type Component, type Host, type Model } from '../../model/model';
import { entryOf, type Node } from '../../syntax/tree';
import { ha as haType } from '../../model/format/common';
import type { Editor } from '../../syntax/edits';
import type { Plain } from '../../syntax/plain';
import { statedBy } from '../../questions/components';
import { isOverlay } from '../../questions/architecture';
import { orderOf, setOnComponent, setOnHost } from '../../fixes/edits';
import { replaceFix } from '../../fixes/values';
import type { FixDraft } from '../../fixes/fix';

export type HaMethod = ValueOf<typeof haMethod>;

/** One method as it is written once, for everything that it speaks for. */
export interface HaStatement {
  readonly ha: HaSpec;
  readonly method: Fact<HaMethod>;
  readonly level: 'component' | 'host' | 'service';
  /** Of the components that were asked for, those that it speaks for. */
  readonly components: readonly Component[];
  /** Everything that it speaks for. */
  readonly governed: readonly Component[];
}

/** The methods of these components. With `service` also one under `services` that no component of the spec is there for yet. */
export function haStatements(
  model: Model,
  ids: readonly ComponentId[],
  service?: 'messaging' | 'calendar' | 'instant-messaging',
): readonly HaStatement[] {
  const components = model.of(...ids);
  const byMethod = new Map<
    Node,
    { readonly ha: HaSpec; readonly method: Fact<HaMethod>; readonly components: Component[] }
  >();
  const stated = statedBy(model, components, `high availability of ${ids.join()}`, (component, own) => {
    const ha = own.haOf(component);
    // What could not be read may say otherwise for this one.
    return ha?.method === undefined || (ha !== component.spec.ha && hidesOwn(component, ha)) ? undefined : ha;
  });
  for (const { item, fact: ha } of stated) {
    if (ha.method === undefined) continue;
    const known = byMethod.get(ha.method.at);
    if (known === undefined) byMethod.set(ha.method.at, { ha, method: ha.method, components: [item] });
    else known.components.push(item);
  }
  const statements = [...byMethod.values()].map((statement): HaStatement => {
    const level = levelOf(statement.ha, statement.components);
    return { ...statement, level, governed: governedBy(model, statement.ha, level, statement.components) };
  });
  const idle = service === undefined || components.length > 0 ? undefined : model.services?.[service]?.ha;
  if (idle?.method === undefined) return statements;
  return [...statements, { ha: idle, method: idle.method, level: 'service', components: [], governed: [] }];
}

/** Whether a key of the component, or of its host where neither has a method, could not be read. */
const hidesOwn = ({ spec, host }: Component, ha: HaSpec): boolean =>
  spec.incomplete || (ha !== host.spec.ha && host.spec.incomplete);

function levelOf(ha: HaSpec, components: readonly Component[]): HaStatement['level'] {
  if (components.some((component) => component.spec.ha === ha)) return 'component';
  return components.some((component) => component.host.spec.ha === ha) ? 'host' : 'service';
}

function governedBy(
  model: Model,
  ha: HaSpec,
  level: HaStatement['level'],
  components: readonly Component[],
): readonly Component[] {
  const [first] = components;
  if (first === undefined || level === 'component') return components;
  if (level === 'host') return first.host.components.filter((component) => component.spec.ha === undefined);
  const service = serviceOf(first.id);
  return model.hosts.flatMap((host) =>
    host.components.filter((component) => serviceOf(component.id) === service && model.haOf(component) === ha),
  );
}

/** Whether the catalogue knows a method for a component. */
export const supports = (component: Component, method: HaMethod): boolean =>
  method === 'none' || componentInfo(component.id).ha.includes(method);

/**
 * A fix that gives these components another method: where the method is written, or at the components themselves where it
 * speaks for others too that would lose by it.
 */
export function methodFix(
  model: Model,
  statement: HaStatement,
  wrong: readonly Component[],
  method: HaMethod,
): readonly FixDraft[] {
  const { method: fact, governed } = statement;
  const changed = new Set(wrong);
  const ids = new Set(wrong.map(({ id }) => id));
  const loses = (component: Component): boolean =>
    !changed.has(component) &&
    (ids.has(component.id) || (supports(component, fact.value) && !supports(component, method)));
  const [first] = wrong;
  if (first === undefined || !governed.some(loses)) {
    return [replaceFix(fact, method, { title: `Use \`${method}\`` })];
  }
  if (wrong.length > 1 && isOverlay(model)) return [];
  return [
    {
      title: `Use \`${method}\` for \`${first.id}\``,
      in: first.at,
      edit: (editor) => {
        for (const component of wrong) setOnComponent(editor, component, 'ha', method);
      },
    },
  ];
}

/** Whether nothing outside `ids` would lose its high availability if the whole statement went. */
export const removable = (statement: HaStatement, keeps: (component: Component) => boolean): boolean =>
  !statement.governed.some((component) => keeps(component) && supports(component, statement.method.value));

/**
 * Takes front ends out of a cluster: what is written goes and one host more runs, or, where others need the cluster, they get
 * `redundancy` of their own.
 */
export function leaveFixes(statement: HaStatement): readonly FixDraft[] {
  const { method, components, governed } = statement;
  const [first] = components;
  if (first === undefined) return [];
  const others = governed.filter((component) => !components.includes(component));
  if (others.some((component) => supports(component, method.value))) {
    const edit: FixDraft['edit'] = (editor) => {
      for (const component of components) setOnComponent(editor, component, 'ha', 'redundancy');
    };
    return [{ title: `Use \`redundancy\` for \`${first.id}\``, in: first.at, edit }];
  }
  const { host } = first;
  const edit: FixDraft['edit'] = (editor) => {
    editor.removeEntry(statement.ha.at);
    setOnHost(editor, host, 'count', host.count + 1);
  };
  return [{ title: 'Remove `ha` and run one host more', in: method.at, edit }];
}

/**
 * Whether the statement also speaks for something that keeps data: then the cluster is there for that. What could not be read
 * beside it may keep data.
 */
export const holdsData = ({ level, components, governed }: HaStatement): boolean =>
  governed.some(({ id }) => componentInfo(id).state === 'stateful') ||
  (level === 'host' && components.some(({ host }) => hasUnknown(host)));

/** Whether something that runs on a host could not be read. */
export const hasUnknown = ({ spec }: Host): boolean =>
  (spec.components?.incomplete ?? true) || (spec.components?.items.some((item) => item.incomplete) ?? true);

/** Adds a key to what is written about high availability; a method that stands alone becomes a mapping. */
export function insertIntoHa(editor: Editor, { at }: HaSpec, key: string, value: Plain): void {
  const existing = entryOf(at, key);
  if (existing === undefined) editor.insert(at, key, value, { order: orderOf(haType), shorthand: 'method' });
  else editor.replace(existing.value, value);
}
