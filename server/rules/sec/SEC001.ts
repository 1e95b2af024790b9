import type { ValueOf } from '../../catalog/types';
import type { authMechanism } from '../../catalog/vocabulary';
import { mailProxies } from '../../catalog/roles';
import type { Component } from '../../model/model';
import { removeFix, replaceFix } from '../../fixes/values';
import { setOnComponent } from '../../fixes/edits';
import { defineRule, reportEach } from '../rule';
import { type FixDraft } from '../../fixes/fix';

const message =
  'The Messaging Multiplexor has never supported Digest-MD5, so clients that choose it cannot log in. Remove it.';

export const rule = defineRule({
  code: 'SEC001',
  name: 'multiplexor-with-digest-md5',
  severity: 'error',
  title: 'The multiplexor does not know Digest-MD5',
  source: ['L3687'],
  above: ['SEC002'],
  check(model, report) {
    const proxies = model.of(...mailProxies);
    reportEach(model, report, 'SEC001', proxies, ({ spec }, report) => {
      const items = spec.auth?.items ?? [];
      const digest = items.find((item) => item.value === 'digest-md5');
      if (digest === undefined) return;
      report({
        at: digest.at,
        message,
        fixes: () => [items.length > 1 ? removeFix(digest, 'Remove `digest-md5`', true) : replaceFix(digest, 'plain')],
      });
    });

    const general = model.services?.messaging?.auth;
    const digest = general?.items.find((item) => item.value === 'digest-md5');
    if (general === undefined || digest === undefined) return;
    const heirs = proxies.filter(({ spec }) => spec.auth === undefined && !spec.incomplete);
    if (heirs.length === 0) return;
    const rest = general.items.flatMap((item) => (item.value === 'digest-md5' ? [] : [item.value]));
    report({
      at: digest.at,
      message,
      related: heirs.map((proxy) => ({
        at: proxy.at,
        message: `It holds for \`${proxy.id}\` on \`${proxy.host.name}\``,
      })),
      fixes: () => [
        rest.length > 0 ? removeFix(digest, 'Remove `digest-md5`') : replaceFix(digest, 'plain'),
        ...(heirs.length === 1 ? heirs.map((proxy) => ownList(proxy, rest.length > 0 ? rest : ['plain'])) : []),
      ],
    });
  },
});

const ownList = (proxy: Component, auth: readonly ValueOf<typeof authMechanism>[]): FixDraft => ({
  title: `Give \`${proxy.id}\` a list of its own, without \`digest-md5\``,
  in: proxy.spec.at,
  edit: (editor) => {
    setOnComponent(editor, proxy, 'auth', auth);
  },
});
