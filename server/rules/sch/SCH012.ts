import { compareToRelease, needOf } from '../../catalog/releases';
import { webContainers } from '../../catalog/roles';
import type { Fact } from '../../model/dsl';
import type { Component, Model } from '../../model/model';
import { addFix } from '../../fixes/components';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

const release = needOf('iplanet-da', 'sun-one-web-server').exactly;

export const rule = defineRule({
  code: 'SCH012',
  name: 'iplanet-administrator-web-server',
  severity: 'error',
  title: `The iPlanet Delegated Administrator runs in Sun ONE Web Server ${release} only`,
  source: ['L1987'],
  check(model, report) {
    for (const tool of model.of('iplanet-da')) {
      const { host } = tool;
      const containers = host.components.filter(({ id }) => webContainers.includes(id));
      // `web-server` is the same product under its later name; of which version it is may be left open.
      const versions = containers.filter(isItsKind).map((component) => model.versionOf(component));
      if (versions.length > 0) {
        const wrong = versions.find((version) => isOther(version));
        if (wrong === undefined || !versions.every(isOther)) continue;
        report({
          at: wrong.at,
          message: `The iPlanet Delegated Administrator runs in Sun ONE Web Server ${release} and in no later one, and this is \`${wrong.value}\`. Use ${release}.`,
          related: [{ at: tool.at, message: 'It is deployed here' }],
          fixes: () => [replaceFix(wrong, release)],
        });
        continue;
      }
      if (host.incomplete || isElsewhere(model)) continue;
      report({
        at: tool.at,
        message: `The iPlanet Delegated Administrator runs in Sun ONE Web Server ${release} only, which is not on \`${host.name}\`. Add \`sun-one-web-server\` to the host.`,
        related: containers.map(({ at, id }) => ({ at, message: `It does not run in \`${id}\`` })),
        fixes: () => [addFix(model, host, 'sun-one-web-server')],
      });
    }
  },
});

const isItsKind = ({ id }: Component): boolean => id === 'sun-one-web-server' || id === 'web-server';

const isOther = (version: Fact<string> | undefined): boolean => (compareToRelease(version?.value, release) ?? 0) !== 0;

const isElsewhere = (model: Model): boolean => model.mayBeExternal('sun-one-web-server');
