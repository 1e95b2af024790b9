/** What the document of a spec can be written as. */
import type { ReportSubject } from '../build';
import { documentOf } from './document';
import { documentHtml } from '../formats/document-html';
import { documentMarkdown } from '../formats/document-markdown';
import { topologyMermaid } from '../formats/topology-mermaid';

/** In the order in which they are offered; the first is the usual one. */
export const documentFormats = {
  html: { title: 'HTML', detail: 'A page to print or to send', extension: 'html' },
  markdown: {
    title: 'Markdown',
    detail: 'For wikis and reviews, the picture as a diagram of Mermaid',
    extension: 'md',
  },
} as const;

export type DocumentFormat = keyof typeof documentFormats;

export const isDocumentFormat = (value: unknown): value is DocumentFormat =>
  typeof value === 'string' && Object.hasOwn(documentFormats, value);

export const allDocumentFormats: readonly DocumentFormat[] = Object.keys(documentFormats).filter(isDocumentFormat);

/** Everything about a spec in one file. `made`: when and by what, in words; it stands below the title. */
export function writeDocument(format: DocumentFormat, subject: ReportSubject, made: string): string {
  const whole = documentOf(subject);
  switch (format) {
    case 'html':
      return documentHtml(whole, made).text;
    case 'markdown':
      return documentMarkdown(whole, topologyMermaid(subject.snapshot, subject.findings()), made).text;
  }
}

/** When a document was made and by what. `day`: a date as in `2026-11-30`. */
export const madeOn = (day: string, version: string): string => `Made on ${day} by Commspec ${version}`;
