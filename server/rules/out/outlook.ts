/** Where a spec says that Outlook is in use, by its connector. */
import type { Fact } from '../../model/dsl';
import type { Spec } from '../../model/format';
import type { Model } from '../../model/model';
import type { Node } from '../../syntax/tree';
import { placeOf, presenceOf, versionsOf } from '../../questions/components';
import { setPath } from '../../fixes/edits';
import type { FixDraft } from '../../fixes/fix';

export interface Use {
  readonly at: Node;
  readonly message: string;
}

export type OutlookSpec = NonNullable<NonNullable<Spec['services']>['outlook-connector']>;

export const outlookService = (model: Model): OutlookSpec | undefined => model.services?.['outlook-connector'];

/** The component, the client, or the settings of the connector: the first place that says it. */
export function useOfOutlook(model: Model): Use | undefined {
  const connector = presenceOf(model, 'outlook-connector');
  if (connector !== undefined) return { at: connector.at, message: placeOf(connector) };
  const client = model.section('clients')?.items.find((item) => item.value === 'outlook');
  if (client !== undefined) return { at: client.at, message: 'Outlook is in use, by its connector' };
  const service = outlookService(model);
  return service?.key === undefined ? undefined : { at: service.key, message: 'The connector is set up here' };
}

/** The versions of the connector, each once. */
export function connectorVersions(model: Model): readonly Fact<string>[] {
  const named = versionsOf(model, 'outlook-connector');
  const product = outlookService(model)?.version;
  return named.length > 0 || product === undefined ? named : [product];
}

/** A fix that writes a key of the connector that is not there yet. */
export const addToConnector = (path: readonly string[], value: string | boolean, title: string): FixDraft => ({
  title,
  edit: (editor) => {
    setPath(editor, ['services', 'outlook-connector', ...path], value);
  },
});
