/** A product of which another one needs a later version than the spec has. The limit stands in `versionNeeds`. */
import type { ComponentId } from '../../catalog/components';
import { isBefore, versionNeed, type VersionNeed } from '../../catalog/releases';
import type { Model } from '../../model/model';
import { replaceFix } from '../../fixes/values';
import { placeOf, presenceOf, versionsOf } from '../../questions/components';
import { defineRule, type Rule } from '../rule';

interface TooOld {
  /** The version that the spec has. */
  readonly version: string;
  /** The first one that will do. */
  readonly limit: string;
  readonly need: VersionNeed;
  readonly model: Model;
}

/**
 * A rule about it. `of`: the components whose versions count. `message`: the whole message; undefined where the version may stay
 * nevertheless.
 */
export const tooOldRule = ({
  who,
  needs,
  of,
  message,
  ...rule
}: Omit<Rule, 'check'> &
  Pick<VersionNeed, 'who' | 'needs'> & {
    readonly of: readonly ComponentId[];
    readonly message: (found: TooOld) => string | undefined;
  }): Rule =>
  defineRule({
    ...rule,
    check(model, report) {
      const need = versionNeed(who, needs);
      const limit = need?.atLeast;
      const user = presenceOf(model, who);
      if (need === undefined || limit === undefined || user === undefined) return;
      for (const version of versionsOf(model, ...of)) {
        if (isBefore(version.value, limit, needs) !== true) continue;
        const text = message({ version: version.value, limit, need, model });
        if (text === undefined) continue;
        report({
          at: version.at,
          message: text,
          related: [{ at: user.at, message: placeOf(user) }],
          fixes: [replaceFix(version, limit)],
        });
      }
    },
  });
