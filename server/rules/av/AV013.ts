import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'AV013',
  name: 'sender-check-without-cache',
  severity: 'information',
  title: 'Senders are checked in DNS without a cache at hand',
  source: ['L3835-3837'],
  check(model, report) {
    const checked = (model.services?.messaging?.channels?.entries ?? []).find(
      ({ value }) => value.mailfromdnsverify?.value === true,
    )?.value.mailfromdnsverify;
    const cache = model.dns?.cache;
    if (checked === undefined || cache?.value === true || model.dns?.incomplete === true) return;
    report({
      at: checked.at,
      ...(cache === undefined ? { advice: true } : {}),
      message:
        'With `mailfromdnsverify` the MTA waits for a DNS answer before it takes a message. Keep a DNS cache on the MTA hosts, or the check slows all mail down.',
      ...(cache === undefined ? {} : { related: [{ at: cache.at, message: 'There is no cache' }] }),
      fixes: () => [
        cache !== undefined
          ? replaceFix(cache, true)
          : {
              title: 'Say that there is a DNS cache',
              edit: (editor) => {
                setPath(editor, ['dns', 'cache'], true);
              },
            },
      ],
    });
  },
});
