/** Filters against spam and viruses: what they take off the traffic and from the throughput of MTAs. */
import { filteringMtas } from '../catalog/roles';
import { figures as constants } from '../catalog/figures';
import type { Model } from '../model/model';
import { constant, formula, input, inputs, ofDeployment, quoted, show, type Placed } from './figure';
import { hostsWith, machines } from './hosts';

/** Messages that pass a blackhole list, at most, of so many that arrive. */
export const behindBlackholeList = (messages: number): number => messages * constants.rblTraffic.value;

export const filtersOf = (model: Model): readonly Placed[] =>
  model.shared('sizing filters', (own) => [...blackholeList(own), ...brightmail(own)]);

function blackholeList(model: Model): readonly Placed[] {
  const rbl = model.services?.antispam?.rbl;
  if (rbl?.value !== true) return [];
  const traffic = model.services?.messaging?.traffic?.messages;
  const messages = traffic === undefined ? null : traffic.value.amount * 60;
  const value = messages === null ? null : behindBlackholeList(messages);
  return [
    ofDeployment({
      id: 'filter.rbl',
      title: 'Messages that pass the blackhole list, at most',
      value,
      unit: 'messages/min',
      formula: formula('messages x 0.90', `${show(messages ?? 0)} x ${constants.rblTraffic.value.toFixed(2)}`, value),
      inputs: inputs(
        traffic === undefined ? undefined : quoted('messages', traffic),
        constant('part that passes, at most', constants.rblTraffic),
      ),
      source: constants.rblTraffic.source,
      note:
        value === null
          ? 'Not given: write the mail traffic at peak as `services.messaging.traffic.messages`.'
          : 'Of mail from the Internet; the guide promises at least 10% less.',
      at: rbl.at,
    }),
  ];
}

function brightmail(model: Model): readonly Placed[] {
  const found = model.of('brightmail');
  const service = model.services?.antispam;
  const functions = found[0]?.spec.functions ?? service?.functions;
  const wanted =
    found.length > 0 || service?.products?.items.some((product) => product.value === 'brightmail') === true;
  const both =
    functions?.items.some((each) => each.value === 'spam') === true &&
    functions.items.some((each) => each.value === 'virus');
  const mtas = machines(hostsWith(model, ...filteringMtas));
  if (!wanted || !both || mtas === 0) return [];
  const value = mtas * constants.brightmailPerMta.value;
  const servers = machines(hostsWith(model, 'brightmail'));
  return [
    ofDeployment({
      id: 'filter.brightmail',
      title: 'Brightmail servers for spam and viruses',
      value,
      unit: 'servers',
      formula: formula('MTAs x 2', `${mtas} x ${show(constants.brightmailPerMta.value)}`, value),
      inputs: [
        input('MTA hosts', mtas, 'hosts'),
        constant('servers of an MTA', constants.brightmailPerMta),
        constant('throughput left to an MTA, at worst', constants.brightmailThroughput),
      ],
      source: constants.brightmailPerMta.source,
      declared: found.length === 0 ? null : servers,
      declaredAt: found[0]?.at,
      ...(found.length > 0 && servers < value ? { status: 'info' as const } : {}),
      note: 'The guide says that they might be needed: an MTA may be left with half of its throughput.',
      at: found[0]?.at ?? service?.key,
    }),
  ];
}
