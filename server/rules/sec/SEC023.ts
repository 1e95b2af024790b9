import { componentsOf } from '../../catalog/components';
import { replaceFix } from '../../fixes/values';
import { anyUnread } from '../../questions/components';
import { defineRule } from '../rule';

/** Settings of POP, IMAP and HTTP, in both spellings (the guide's own lacks a letter), and of the MMP. */
const policy = /^(?:service\.(?:imap|pop|http)\.plaintextminciph?er|(?:\w+:)?RestrictPlainPasswords)$/i;
const OFF: readonly string[] = ['0', '-1', 'no', 'false', 'off'];

export const rule = defineRule({
  code: 'SEC023',
  name: 'plain-login-without-tls',
  severity: 'hint',
  title: 'Plain passwords are taken without encryption',
  source: ['L3666'],
  check(model, report) {
    const service = model.services?.messaging;
    const found = model.of(...componentsOf('messaging'));
    const own = model.each(found, 'SEC023', ({ spec }) => spec.options);
    const settings = [service?.options, ...own].flatMap(
      (options) => options?.entries.filter(({ name }) => policy.test(name)) ?? [],
    );
    for (const { name, value } of settings) {
      if (!OFF.includes(value.value.toLowerCase())) continue;
      report({
        at: value.at,
        message: `With \`${name}\` off the server takes a password before the session is encrypted, also from a program that is set up without TLS. Refuse it there.`,
        fixes: () => (name.toLowerCase().endsWith('restrictplainpasswords') ? [replaceFix(value, 'yes')] : []),
      });
    }
    if (settings.length > 0 || service?.incomplete === true || anyUnread(model, ...componentsOf('messaging'))) return;
    const plain = service?.auth?.items.find(({ value }) => value === 'plain');
    if (plain === undefined || found.length === 0) return;
    report({
      at: plain.at,
      advice: true,
      message:
        'Set a policy for plain passwords: `service.imap.plaintextmincipher` (also for `pop` and `http`) and, at the multiplexor, `RestrictPlainPasswords` refuse them outside TLS.',
    });
  },
});
