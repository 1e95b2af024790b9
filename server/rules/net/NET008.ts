import { orderOf } from '../../fixes/edits';
import { switchFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { firewall as firewallType } from '../../model/format/network';

export const rule = defineRule({
  code: 'NET008',
  name: 'spoofed-addresses-pass',
  severity: 'warning',
  title: 'A firewall lets packets with forged addresses pass',
  source: ['L1066-1068'],
  check(model, report) {
    const items = model.firewalls?.items ?? [];
    for (const { name, 'spoof-protection': protection } of items) {
      if (protection?.value !== false) continue;
      report({
        at: protection.at,
        message: `\`${name?.value ?? 'It'}\` believes every sender: a packet from outside with an address of the inside passes what rules and servers grant to that address. Turn the protection on.`,
        fixes: () => [switchFix(protection, true, true)],
      });
    }
    const unknown = items.find(
      (item) => !item.incomplete && item.name !== undefined && item['spoof-protection'] === undefined,
    );
    if (unknown?.name === undefined) return;
    report({
      at: unknown.name.at,
      advice: true,
      message: `Nobody says whether \`${unknown.name.value}\` drops packets with forged addresses. Turn that on at every firewall, the inner ones too, and say \`spoof-protection: true\`.`,
      fixes: () => [
        {
          title: 'Add `spoof-protection: true`',
          in: unknown.at,
          edit: (editor) => {
            editor.insert(unknown.at, 'spoof-protection', true, { order: orderOf(firewallType) });
          },
        },
      ],
    });
  },
});
