import { webContainers } from '../../catalog/roles';
import { isBefore, lifecycle, majorBefore } from '../../catalog/releases';
import { addFix, externalFix } from '../../fixes/components';
import { type FixDraft } from '../../fixes/fix';
import type { Component } from '../../model/model';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'IM016',
  name: 'im-client-without-container',
  severity: 'error',
  title: 'No web container hands out the Instant Messaging client',
  source: ['L5119', 'L5630'],
  holds: [{ of: 'instant-messaging', until: lifecycle.imWebContainer.until }],
  check(model, report) {
    // With the files on some host, that host is the one to look at (IM017).
    if (!model.lacks(...webContainers) || model.has('im-resources')) return;
    for (const server of model.of('im-server')) {
      const version = model.versionOf(server);
      if (version === undefined || isBefore(version.value, lifecycle.imWebContainer.until) !== true) continue;
      report({
        at: server.at,
        message: `Through version ${majorBefore(lifecycle.imWebContainer.until)} users load the client from a web container, and this deployment of \`${version.source}\` has none. Add \`web-server\` with \`im-resources\`, or name it under \`external\`.`,
        related: [{ at: version.at, message: `Instant Messaging is \`${version.source}\`` }],
        fixes: () => [withFiles(addFix(model, server.host, 'web-server'), server), externalFix(model, 'web-server')],
      });
      return;
    }
  },
});

/** The container, and the files that it hands out. */
const withFiles = (fix: FixDraft, { host }: Component): FixDraft => ({
  ...fix,
  title: `Add \`web-server\` with \`im-resources\` to \`${host.name}\``,
  edit: (editor) => {
    const list = host.spec.components?.at;
    fix.edit(editor);
    if (list !== undefined) editor.add(list, 'im-resources');
  },
});
