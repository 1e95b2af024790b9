import { placeOf, presenceOf } from '../../questions/components';
import { setPath } from '../../fixes/edits';
import { switchFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

export const rule = defineRule({
  code: 'IM006',
  name: 'im-directory-search',
  severity: 'warning',
  title: 'Instant Messaging may not search the directory',
  source: ['L5929'],
  check(model, report) {
    const { directory } = model;
    const anonymous = directory?.['anonymous-search'];
    const server = presenceOf(model, 'im-server');
    if (anonymous?.value !== false || server === undefined) return;
    const service = model.services?.['instant-messaging'];
    const bind = service?.['ldap-bind'];
    if (bind?.value === true || (bind === undefined && service?.incomplete === true)) return;
    const login: FixDraft =
      bind === undefined
        ? {
            title: 'Let the server log in: add `ldap-bind: true`',
            edit: (editor) => {
              setPath(editor, ['services', 'instant-messaging', 'ldap-bind'], true);
            },
          }
        : switchFix(bind, true);
    report({
      at: anonymous.at,
      message: `The directory answers nobody who has not logged in, and the Instant Messaging server searches it ${bind === undefined ? 'anonymously unless set up otherwise' : 'without a login'}. Give the server a login (\`ldap-bind\`), or allow anonymous searches.`,
      ...(bind === undefined ? { advice: true } : {}),
      related: [
        { at: server.at, message: placeOf(server) },
        ...(bind === undefined ? [] : [{ at: bind.at, message: 'The server does not log in' }]),
      ],
      fixes: () => [login, switchFix(anonymous, true)],
    });
  },
});
