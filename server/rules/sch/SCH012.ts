import { webContainers } from '../../catalog/roles';
import { isAtLeast, isBefore } from '../../catalog/releases';
import type { Fact } from '../../model/dsl';
import type { Component, Model } from '../../model/model';
import { addFix } from '../../fixes/components';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SCH012',
  severity: 'error',
  title: 'The iPlanet Delegated Administrator runs in Sun ONE Web Server 6.0 only',
  source: ['L1987'],
  check(model, report) {
    for (const tool of model.of('iplanet-da')) {
      const { host } = tool;
      const containers = host.components.filter(({ id }) => webContainers.includes(id));
      const versions = containers.filter(isItsKind).map((component) => model.versionOf(component));
      if (versions.length > 0) {
        const wrong = versions.find((version) => isOther(version));
        if (wrong === undefined || !versions.every(isOther)) continue;
        report({
          at: wrong.at,
          message: `The iPlanet Delegated Administrator runs in Sun ONE Web Server 6.0 and in no later one, and this is \`${wrong.value}\`. Use 6.0.`,
          related: [{ at: tool.at, message: 'It is deployed here' }],
          fixes: [replaceFix(wrong, '6.0')],
        });
        continue;
      }
      if (host.incomplete || isElsewhere(model)) continue;
      report({
        at: tool.at,
        message: `The iPlanet Delegated Administrator runs in Sun ONE Web Server 6.0 only, which is not on \`${host.name}\`. Add \`sun-one-web-server\` to the host.`,
        related: containers.map(({ at, id }) => ({ at, message: `It does not run in \`${id}\`` })),
        fixes: [addFix(model, host, 'sun-one-web-server', true)],
      });
    }
  },
});

/** `web-server` of version 6.0 is the same product under its later name. */
const isItsKind = (component: Component): boolean =>
  component.id === 'sun-one-web-server' || (component.id === 'web-server' && component.spec.version !== undefined);

const isOther = (version: Fact<string> | undefined): boolean =>
  isBefore(version?.value, '6.0') === true || isAtLeast(version?.value, '6.1') === true;

const isElsewhere = (model: Model): boolean => model.mayBeExternal('sun-one-web-server');
