import { accessManagers, portalComponents } from '../../catalog/roles';
import type { Component, Model } from '../../model/model';
import { isOverlay } from '../../questions/architecture';
import { removeComponent } from '../../fixes/edits';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

export const rule = defineRule({
  code: 'SSO007',
  name: 'access-manager-for-sso-on-schema-1',
  severity: 'hint',
  title: 'Access Manager is there for single sign-on alone, on Schema 1',
  source: ['L644', 'L4686'],
  check(model, report) {
    const schema = model.directory?.schema;
    const [manager] = model.of('access-manager');
    if (schema?.value !== 'schema1' || manager === undefined || hasOtherUse(model)) return;
    // What could not be read may be the use.
    const im = model.services?.['instant-messaging'];
    if (!model.complete || model.directory?.incomplete === true || model.services?.incomplete === true) return;
    if (im?.incomplete === true || model.directory?.provisioning?.incomplete === true) return;
    const mode = model.sso?.mode;
    report({
      at: manager.at,
      message:
        'Nothing here needs Access Manager but single sign-on, and on Schema 1 it cannot serve for that. The trusted circle of the suite signs users on without it.',
      related: [
        { at: schema.at, message: 'The directory is on Schema 1' },
        ...(mode?.value === 'access-manager' ? [{ at: mode.at, message: 'Single sign-on is by Access Manager' }] : []),
      ],
      fixes: () => (isOverlay(model) ? [] : [leaveFix(model, model.of(...accessManagers))]),
    });
  },
});

/** Whether something else than single sign-on asks for Access Manager. */
function hasOtherUse(model: Model): boolean {
  const im = model.services?.['instant-messaging'];
  const planned = model.directory?.['planned-products'];
  const tools = model.directory?.provisioning?.items ?? [];
  return (
    model.has(...portalComponents) ||
    model.mayBeExternal(...portalComponents) ||
    im?.policy?.value === 'access-manager' ||
    im?.auth?.value === 'access-manager' ||
    tools.some(({ value }) => value === 'access-manager-cli' || value === 'access-manager-console') ||
    // It is there for what comes later.
    planned?.incomplete === true ||
    (planned?.items.length ?? 0) > 0
  );
}

/** Signs on by the trusted circle and takes Access Manager out. */
function leaveFix(model: Model, parts: readonly Component[]): FixDraft {
  const mode = model.sso?.mode;
  const replaced = mode?.value === 'access-manager' ? mode : undefined;
  return {
    title: replaced === undefined ? 'Remove Access Manager' : 'Set `sso` to `trusted-circle` and remove Access Manager',
    edit: (editor) => {
      if (replaced !== undefined) editor.replace(replaced.at, 'trusted-circle');
      for (const part of parts) removeComponent(editor, part);
    },
  };
}
