/**
 * Documents that are set aside: reading them failed, took too long or ended the server, so they are left alone until they
 * change. One diagnostic on their first line says so; it has no code, for there is no rule to explain or to turn off.
 */
import type { Diagnostic } from 'vscode-languageserver';
import type { RuleFailure } from '../engine/engine';
import { toNotice } from './convert';

export interface Aside {
  readonly why: 'failed' | 'slow' | 'crashed' | 'lost';
  /** What must happen before it is looked at again. */
  readonly until: 'change' | 'close';
}

const AGAIN: Readonly<Record<Aside['until'], string>> = {
  change: 'It is checked again as soon as its text changes.',
  close: 'It is checked again when it is closed and opened.',
};
const REPORT = 'This is a mistake in Commspec, not in the spec: please report it, with the file if you can.';

function messageOf({ why, until }: Aside): string {
  switch (why) {
    case 'failed':
      return `This file could not be checked, so nothing is shown for it. ${AGAIN[until]} ${REPORT}`;
    case 'slow':
      return `Checking this file took too long and was ended, so nothing is shown for it. ${AGAIN[until]} ${REPORT}`;
    case 'crashed':
      return until === 'change'
        ? `The language server stopped while it looked at this file, perhaps because of it, so the file is left alone. ${AGAIN[until]} If it happens again, please report it, with the file if you can.`
        : `The language server stopped more than once while it looked at this file, so the file is left alone. ${AGAIN[until]} Please report this, with the file if you can.`;
    case 'lost':
      return 'An edit of this file reached the language server in a form that it cannot apply, so it does not know the text any more. Close the file and open it again.';
  }
}

/** What is shown in place of the findings of a document. */
export const asideDiagnostic = (aside: Aside, text: string): Diagnostic => toNotice('warning', messageOf(aside), text);

/** What is shown besides the findings of the rules that did not fail. */
export const failureDiagnostic = ({ code }: RuleFailure, text: string): Diagnostic =>
  toNotice('information', `${code} could not be checked here; the other rules were. ${REPORT}`, text);
