/** The figures of Instant Messaging: those of the deployment here, those of its hosts in im-hosts.ts. */
import { figures as constants, imExamples } from '../catalog/figures';
import type { Model } from '../model/model';
import { constant, formula, given, input, inputs, ofDeployment, percent, quoted, show, type Placed } from './figure';
import { imLayoutOf, imTableOf, imUsersOf, muxTotalOf } from './im';
import { archiveNote, imHostFigures, MARGIN, NO_USERS, type ImContext } from './im-hosts';
import { settingsOf } from './settings';

export const imOf = (model: Model): readonly Placed[] => model.shared('sizing im', computeIm);

function computeIm(model: Model): readonly Placed[] {
  const layout = imLayoutOf(model);
  if (layout.hosts.length === 0 && model.users?.im === undefined) return [];
  const context: ImContext = { im: imUsersOf(model), table: imTableOf(model), layout, settings: settingsOf(model) };
  return [
    ...userFigures(model, context),
    ...muxTotals(model, context),
    diskTotal(context),
    ...references(),
    ...layout.hosts.flatMap((host) => imHostFigures(context, host)),
  ];
}

/** Users who are connected, and their connections. */
function userFigures(model: Model, { im }: ImContext): readonly Placed[] {
  const total = im.total ?? 0;
  const { active, inactive } = model.users?.im ?? {};
  const kinds =
    im.connected === null
      ? []
      : ([
          ['active', active, im.connected.active],
          ['inactive', inactive, im.connected.inactive],
        ] as const);
  const lower =
    im.connected?.complete === false
      ? 'One of `active` and `inactive` is left out and counts as none, so this is a lower bound.'
      : undefined;
  return [
    ...kinds.flatMap(([kind, share, value]): readonly Placed[] =>
      share === undefined
        ? []
        : [
            ofDeployment({
              id: `im.users.${kind}`,
              title: `Instant messaging users connected and ${kind === 'active' ? 'active' : 'idle'}`,
              value,
              unit: 'users',
              formula: formula(`users x ${kind}`, `${show(total)} x ${percent(share.value.amount)}`, value),
              inputs: im.inputs.filter((each) => each.name !== (kind === 'active' ? 'inactive' : 'active')),
              source: ['L5332-5334'],
              at: share.at,
              scaling: { fixed: 0, variable: value },
            }),
          ],
    ),
    ofDeployment({
      id: 'im.connections',
      title: 'Instant messaging connections at peak',
      value: im.connections,
      unit: 'connections',
      formula: im.byProfile
        ? formula(
            'active + inactive, rounded up',
            `${show(im.connected?.active ?? 0)} + ${show(im.connected?.inactive ?? 0)}`,
            im.connections,
          )
        : formula('users / 10, rounded up', `${show(total)} / 10`, im.connections),
      inputs: im.inputs,
      source: im.byProfile ? ['L5332-5340'] : constants.imConcurrency.source,
      note:
        im.connections === null
          ? NO_USERS
          : im.byProfile
            ? lower
            : 'No profile is given, so one in ten users counts as connected, as the guide estimates. Write `users.im.active` and `users.im.inactive`.',
      at: im.at,
      scaling: im.connections === null ? undefined : { fixed: 0, variable: im.connections },
    }),
  ];
}

function muxTotals(model: Model, { im, layout, settings }: ImContext): readonly Placed[] {
  if (layout.muxes === 0) return [];
  const { connections } = im;
  const { margin } = settings;
  const value = connections === null || margin >= 1 ? null : connections / (1 - margin);
  const marginFact = model.section('sizing')?.['safe-margin'];
  const { value: declared, atLeast: declaredAtLeast } = muxTotalOf(model);
  return [
    ofDeployment({
      id: 'im.mux.connections',
      title: 'Connections that the multiplexors must hold, margin included',
      value,
      unit: 'connections',
      formula: formula('connections / (1 - margin)', `${show(connections ?? 0)} / (1 - ${percent(margin)})`, value),
      inputs: inputs(
        connections === null ? undefined : input('connections', connections, 'connections'),
        marginFact === undefined ? constant('safe margin', constants.imMargin) : quoted('safe margin', marginFact),
        ...model
          .of('im-mux')
          .flatMap((mux) => [
            mux.spec.instances === undefined
              ? undefined
              : given(`instances on ${mux.host.name}`, mux.spec.instances, 'processes'),
            mux.spec['max-sessions'] === undefined
              ? constant('sessions of a process', constants.imMuxSessions)
              : given('sessions of a process', mux.spec['max-sessions'], 'sessions'),
          ]),
      ),
      source: ['L5349-5354', 'L5492'],
      declared,
      declaredAtLeast,
      declaredAt: model.of('im-mux').find((mux) => mux.spec.instances !== undefined)?.spec.instances?.at,
      note:
        connections === null
          ? NO_USERS
          : margin >= 1
            ? MARGIN
            : declaredAtLeast !== undefined
              ? 'Held is at least this: not every multiplexor says its `instances`.'
              : declared === null
                ? 'Nothing to compare with: write the processes of a multiplexor as `instances`, and `max-sessions` where it is not 1000.'
                : 'Held are processes x sessions of all multiplexors. The guide asks for a safe margin without a number.',
      at: model.users?.im?.key,
      scaling: value === null ? undefined : { fixed: 0, variable: value },
    }),
  ];
}

function diskTotal(context: ImContext): Placed {
  const { im, layout, settings } = context;
  const { total, at } = im;
  const programs = layout.servers + layout.muxes;
  const fixed = programs * constants.imDiskPerInstance.value;
  const users = total === null ? null : (total * constants.imDiskPerUser.value) / settings.base;
  const value = users === null ? null : fixed + users;
  return ofDeployment({
    id: 'im.disk',
    title: 'Disk for instant messaging, all hosts',
    value,
    unit: settings.mb,
    formula: formula(
      '300 MB x (servers + multiplexors) + 5 KB x users',
      `${show(constants.imDiskPerInstance.value)} ${settings.mb} x ${show(programs)} + ${show(constants.imDiskPerUser.value)} ${settings.kb} x ${show(total ?? 0)}`,
      value,
      settings.mb,
    ),
    inputs: inputs(
      input('servers', layout.servers, 'installations'),
      input('multiplexors', layout.muxes, 'installations'),
      ...im.inputs.filter((each) => each.unit === 'users'),
    ),
    source: ['L5450-5453'],
    note: value === null ? NO_USERS : archiveNote(context),
    at,
    scaling: users === null ? undefined : { fixed, variable: users },
  });
}

// ---- the guide's examples -------------------------------------------------------------------------------------------

function references(): readonly Placed[] {
  return (['small', 'large'] as const).map((size) => {
    const example = imExamples[size];
    return ofDeployment({
      id: `im.reference.${size}`,
      title: `The guide's ${size} example of instant messaging, to compare`,
      value: example.users,
      unit: 'users',
      formula: `${percent(example.active)} connected and active, ${percent(example.inactive)} connected and idle`,
      inputs: [input('active', percent(example.active)), input('inactive', percent(example.inactive))],
      source: example.source,
      note: `${example.answer.charAt(0).toUpperCase()}${example.answer.slice(1)}.${size === 'large' ? ' This does not follow from the tables, which give 5,120 and 5,408 MB.' : ''}`,
    });
  });
}
