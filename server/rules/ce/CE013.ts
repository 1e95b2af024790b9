import type { Component } from '../../model/model';
import { defineRule } from '../rule';

const application = ['calendar', 'address-book'] as const;
type Part = (typeof application)[number];

const has = ({ spec }: Component, part: Part): boolean =>
  spec.modules?.items.some(({ value }) => value === part) ?? false;

export const rule = defineRule({
  code: 'CE013',
  name: 'express-split',
  severity: 'error',
  title: 'Calendar and address book of Communications Express are on different hosts',
  source: ['L916', 'L6139', 'L6149'],
  check(model, report) {
    const listed = model
      .of('communications-express')
      .filter(({ spec }) => spec.modules !== undefined && !spec.modules.incomplete);
    for (const client of listed) {
      const { modules } = client.spec;
      const own = application.filter((part) => has(client, part));
      const missing = application.find((part) => !own.includes(part));
      if (modules === undefined || own.length !== 1 || missing === undefined) continue;
      const other = listed.find((candidate) => has(candidate, missing) && !own.every((part) => has(candidate, part)));
      const written = modules.items.find(({ value }) => value === own[0]);
      if (other === undefined || written === undefined) continue;
      report({
        at: written.at,
        message: `Calendar and address book are one web application, so \`${missing}\` cannot be on \`${other.host.name}\` while \`${written.value}\` is on \`${client.host.name}\`. Put both here.`,
        related: [{ at: other.at, message: `\`${missing}\` is to run here, on \`${other.host.name}\`` }],
        fixes: () => [
          {
            title: `Add \`${missing}\` to the modules on \`${client.host.name}\``,
            in: modules.at,
            edit: (editor) => {
              editor.add(modules.at, missing);
            },
          },
        ],
      });
    }
  },
});
