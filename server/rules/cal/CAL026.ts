import { defineRule } from '../rule';
import { addProcesses, isBoth, lacksProcess } from './server6';

export const rule = defineRule({
  code: 'CAL026',
  name: 'back-end-without-csdwpd',
  severity: 'error',
  title: 'A Calendar Server 6 back end lacks csdwpd for its front ends',
  source: ['L4675', 'L4708'],
  check(model, report) {
    const fronts = model.of('cal6-frontend');
    // Front ends that name no back end serve all; the others are found by what they name.
    const open = fronts.filter(({ spec }) => spec.backends === undefined);
    const named = new Set(
      fronts.flatMap(({ spec, host }) => model.hostsOf(spec.backends).filter((back) => back !== host)),
    );
    for (const back of model.of('cal6-backend')) {
      const { host } = back;
      const remote =
        named.has(host) ||
        open.some((front) => front.host !== host) ||
        (isBoth(host) && host.count > 1 && fronts.some((front) => front.host === host));
      const list = back.spec.processes;
      if (!remote || list === undefined || !lacksProcess(back, 'csdwpd')) continue;
      const front = open.find((each) => each.host !== host) ?? fronts.find((each) => each.host !== host);
      report({
        at: list.key ?? list.at,
        message: `Front ends on other hosts reach the calendars of \`${host.name}\` through \`csdwpd\`, and it does not run there. Add it.`,
        ...(front === undefined
          ? {}
          : { related: [{ at: front.at, message: `A front end, on \`${front.host.name}\`` }] }),
        fixes: () => addProcesses(back, ['csdwpd']),
      });
    }
  },
});
