/** Plain data of the language layer to LSP. */
import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from 'vscode-languageserver';
import type { Finding } from '../engine/finding';
import type { Severity } from '../rules/rule';

export const SOURCE = 'commspec';

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export interface DiagnosticOptions {
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly helpCommand: string | undefined;
}

export function toDiagnostic(finding: Finding, options: DiagnosticOptions): Diagnostic {
  const help =
    options.codeDescription && options.helpCommand !== undefined
      ? {
          codeDescription: {
            href: `command:${options.helpCommand}?${encodeURIComponent(JSON.stringify([finding.code]))}`,
          },
        }
      : {};
  return {
    range: finding.range,
    severity: finding.advice ? DiagnosticSeverity.Hint : SEVERITY[finding.severity],
    code: finding.code,
    ...help,
    source: SOURCE,
    message: finding.message,
    ...(finding.unnecessary ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(options.relatedInformation && finding.related.length > 0
      ? {
          relatedInformation: finding.related.map((related) => ({
            location: { uri: related.uri, range: related.range },
            message: related.message,
          })),
        }
      : {}),
  };
}
