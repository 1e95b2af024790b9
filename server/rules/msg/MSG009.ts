import { webmailServers } from '../../catalog/roles';
import { componentsOf, type ComponentId } from '../../catalog/components';
import type { Host, Model } from '../../model/model';
import { isBefore, needOf } from '../../catalog/releases';
import { componentFor } from '../../fixes/components';
import { runs } from '../../questions/components';
import { defineRule } from '../rule';

const webmail: readonly ComponentId[] = webmailServers;

export const rule = defineRule({
  code: 'MSG009',
  name: 'convergence-without-webmail',
  severity: 'error',
  title: 'Convergence has no Webmail Server for mail',
  source: ['L868', 'L2118'],
  check(model, report) {
    const [convergence, ...others] = model.of('convergence');
    if (convergence === undefined || !model.lacks(...webmail) || !wantsMail(model)) return;
    const { host } = convergence;
    const list = host.spec.components?.at;
    report({
      at: convergence.at,
      message:
        'Convergence reads mail through a Webmail Server (mshttpd), which turns its requests into IMAP; no host runs one. Add `webmail`, usually on the same host.',
      related: others.slice(0, 5).map(({ at }) => ({ at, message: 'Convergence runs here too' })),
      fixes: () => {
        const item = componentFor(model, host, 'webmail', versionFor(model, host));
        return list === undefined
          ? []
          : [
              {
                title: `Add \`webmail\` to \`${host.name}\``,
                edit: (editor) => {
                  editor.add(list, item);
                },
              },
            ];
      },
    });
  },
});

/**
 * The version that Convergence needs, where Messaging Server is older: a front end may be newer than the stores (L868), but not than
 * what runs beside it.
 */
function versionFor(model: Model, host: Host): Readonly<Record<string, string>> {
  const { atLeast } = needOf('convergence', 'webmail');
  const isOlder = isBefore(model.serviceVersion('webmail')?.value, atLeast) === true;
  return isOlder && !runs(host, ...componentsOf('messaging')) ? { version: atLeast } : {};
}

/** Not where Convergence serves only calendars or instant messages: nothing speaks of mail then. */
function wantsMail(model: Model): boolean {
  const mail = componentsOf('messaging');
  const other = [...componentsOf('calendar'), ...componentsOf('instant-messaging')];
  if (model.has(...mail) || model.mayBeExternal(...mail)) return true;
  if (model.services?.messaging !== undefined || model.users?.bases !== undefined) return true;
  return (
    !model.has(...other) &&
    !model.mayBeExternal(...other) &&
    model.services?.calendar === undefined &&
    model.services?.['instant-messaging'] === undefined
  );
}
