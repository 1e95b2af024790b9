/** What the multiplexors of Instant Messaging hold, against the connections at peak. */
import { imUsersOf, muxCapacityOf, sessionsOf } from '../../sizing/im';
import { settingsOf } from '../../sizing/settings';
import type { Model } from '../../model/model';
import type { Node } from '../../syntax/tree';
import { setOnComponent } from '../../fixes/edits';
import type { RelatedNode } from '../rule';
import type { FixDraft } from '../../fixes/fix';

export interface MuxConnections {
  readonly connections: number;
  /** Sessions of all processes on all hosts. */
  readonly capacity: number;
  /** Part of one that is wanted free. */
  readonly margin: number;
  readonly at: Node;
  readonly related: readonly RelatedNode[];
  /** Fixes that make room for so many sessions. */
  readonly raise: (sessions: number) => readonly FixDraft[];
}

/** Undefined where the spec leaves open how many users connect, or what a multiplexor holds. */
export function connectionsOf(model: Model): MuxConnections | undefined {
  const muxes = model.of('im-mux');
  const { connections, byProfile, at: usersAt } = imUsersOf(model);
  const capacity = muxCapacityOf(model);
  // One in ten users is an estimate of ours where nobody says how many connect.
  // A margin that cannot be read may be a smaller one.
  if (model.section('sizing')?.incomplete === true) return undefined;
  if (connections === null || !byProfile || capacity === null || !model.complete || model.mayBeExternal('im-mux'))
    return undefined;
  const [first] = muxes;
  if (first === undefined) return undefined;
  const at = first.spec.instances?.at ?? first.spec['max-sessions']?.at ?? first.at;
  return {
    connections,
    capacity,
    margin: settingsOf(model).margin,
    at,
    related: usersAt === undefined ? [] : [{ at: usersAt, message: 'The users who connect at peak' }],
    raise: (sessions) => {
      if (muxes.length !== 1) return [];
      const needed = Math.ceil(sessions / (sessionsOf(first) * first.host.count) - 1e-9);
      return [
        {
          title: `Set \`instances\` to \`${needed}\``,
          in: first.spec.at,
          edit: (editor) => {
            setOnComponent(editor, first, 'instances', needed);
          },
        },
      ];
    },
  };
}
