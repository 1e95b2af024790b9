import { figures } from '../../catalog/figures';
import { internetMta } from '../../questions/mail-exchangers';
import { defineRule } from '../rule';
import { reportNoBlockList } from './block-list';

export const rule = defineRule({
  code: 'AV003',
  name: 'mta-without-block-list',
  severity: 'hint',
  title: 'MTAs for Internet mail use no block list',
  source: ['L1324', 'L3934'],
  check(model, report) {
    // There it is more than a hint.
    if (model.architecture?.value === 'edge') return;
    const mta = internetMta(model);
    if (mta === undefined) return;
    reportNoBlockList(model, report, {
      at: mta.at,
      why: `Mail from the Internet comes in here, on \`${mta.host.name}\``,
      message: `A block list is the quickest gain against spam: it takes ${figures.rblSpamCutMinimum.value}% of it away at the least, in some cases up to ${figures.rblSpamCutMaximum.value}%. Set \`rbl\` to \`true\`.`,
    });
  },
});
