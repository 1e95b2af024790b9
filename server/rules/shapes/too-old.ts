/** A product of which another one needs a later version than the spec has. The limit stands in `versionNeeds`. */
import type { ComponentId } from '../../catalog/components';
import { isBefore, versionNeed, type VersionNeed } from '../../catalog/releases';
import type { Component, Model } from '../../model/model';
import { replaceFix } from '../../fixes/values';
import { placeOf, presenceOf, versionsOf } from '../../questions/components';
import { isOverlay } from '../../questions/architecture';
import type { Fact } from '../../model/dsl';
import type { FixDraft } from '../../fixes/fix';
import { defineRule, type Rule, type Severity } from '../rule';

interface TooOld {
  /** The version that the spec has, and as it is written. */
  readonly version: string;
  readonly written: string;
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
  severityOf,
  raiseTo,
  together,
  isOther,
  ...rule
}: Omit<Rule, 'check'> &
  Pick<VersionNeed, 'who' | 'needs'> & {
    readonly of: readonly ComponentId[];
    readonly message: (found: TooOld) => string | undefined;
    /** Where it is not the rule's own. */
    readonly severityOf?: (found: TooOld) => Severity;
    /** What the fix writes, where more than the limit is needed for the version that it changes. */
    readonly raiseTo?: (model: Model, version: Fact<string>) => string | undefined;
    /** What these are together, where they must have one version: a fix raises all that are too old. */
    readonly together?: string;
    /** Whether one of these is there for something else. */
    readonly isOther?: (model: Model, component: Component) => boolean;
  }): Rule =>
  defineRule({
    ...rule,
    check(model, report) {
      const need = versionNeed(who, needs);
      const limit = need?.atLeast;
      const user = presenceOf(model, who);
      if (need === undefined || limit === undefined || user === undefined) return;
      const others = model.of(...of).filter((component) => isOther?.(model, component) === true);
      const isMeant = (version: Fact<string>): boolean =>
        !others.some((component) => model.versionOf(component) === version) ||
        model.of(...of).some((component) => !others.includes(component) && model.versionOf(component) === version);
      const old = versionsOf(model, ...of).filter(
        (version) => isBefore(version.value, limit, needs) === true && isMeant(version),
      );
      for (const version of old) {
        const found: TooOld = { version: version.value, written: version.source, limit, need, model };
        const text = message(found);
        if (text === undefined) continue;
        report({
          at: version.at,
          message: text,
          ...(severityOf === undefined ? {} : { severity: severityOf(found) }),
          related: [{ at: user.at, message: placeOf(user) }],
          fixes: () => [
            together === undefined || old.length === 1 || isOverlay(model)
              ? replaceFix(version, raiseTo?.(model, version) ?? limit)
              : raiseAll(old, together, limit),
          ],
        });
      }
    },
  });

const raiseAll = (old: readonly Fact<string>[], what: string, to: string): FixDraft => ({
  title: `Set the version of ${what} to \`${to}\``,
  ...(old[0] === undefined ? {} : { in: old[0].at }),
  edit: (editor) => {
    for (const version of old) editor.replace(version.at, to);
  },
});
