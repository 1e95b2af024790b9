import { componentsOf, type Product } from '../../catalog/components';
import { compareVersions, isVersion, lastKnown } from '../../catalog/releases';
import type { Fact } from '../../model/dsl';
import type { Model } from '../../model/model';
import { versionsOf } from '../../questions/components';
import { defineRule } from '../rule';

const products = ['calendar', 'instant-messaging', 'outlook'] as const satisfies readonly Product[];
const names: Readonly<Record<(typeof products)[number], string>> = {
  calendar: 'Calendar Server',
  'instant-messaging': 'Instant Messaging',
  outlook: 'Connector for Microsoft Outlook',
};

export const rule = defineRule({
  code: 'LIFE009',
  name: 'newer-than-guide',
  severity: 'information',
  title: 'The version is newer than the planning guide',
  source: ['L3993', 'L5035', 'L5093', 'L6393'],
  check(model, report) {
    for (const product of products) {
      const known = lastKnown[product];
      if (known === undefined) continue;
      for (const version of versionsFor(model, product)) {
        if (isNewer(version, known.version))
          report({ at: version.at, message: textFor(names[product], known.version, version.value) });
      }
    }
  },
});

function versionsFor(model: Model, product: (typeof products)[number]): readonly Fact<string>[] {
  const found = versionsOf(model, ...componentsOf(product));
  const service = model.services?.[product === 'outlook' ? 'outlook-connector' : product]?.version;
  return found.length > 0 || service === undefined ? found : [service];
}

const isNewer = ({ value }: Fact<string>, known: string | undefined): boolean =>
  known !== undefined && isVersion(value) && compareVersions(value, known) > 0;

const textFor = (what: string, known: string, version: string): string =>
  `The planning guide covers ${what} up to \`${known}\`, and this is \`${version}\`. What is said about it here may no longer hold: look into its release notes.`;
