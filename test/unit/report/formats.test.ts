import { describe, expect, test } from 'vitest';
import { formatsOf, reportFormats, writeReport, type ReportFormat } from '../../../server/report/formats';
import { allReportKinds, reportKinds, type ReportKind } from '../../../server/report/kinds';
import { analyse } from '../../support/analyse';

const result = analyse('commspec: 1\nname: edge\nsuite: 7\narchitecture: two-tier\ntiers: {}\n');
const subject = { snapshot: result.snapshot, findings: () => result };
const offered = allReportKinds.flatMap((kind) =>
  (['commandLine', 'export'] as const).flatMap((where) =>
    formatsOf(kind, where).map((format): [ReportKind, ReportFormat] => [kind, format]),
  ),
);

describe('the table of formats', () => {
  test.each(offered)('%s can be written as %s', (kind, format) => {
    expect(() => writeReport(kind, format, subject)).not.toThrow();
  });

  test('a format has a title and an extension of its own', () => {
    for (const key of ['title', 'extension'] as const) {
      const own = Object.values(reportFormats).map((info) => info[key]);
      expect(new Set(own).size).toBe(own.length);
    }
  });

  test('every report can be exported', () => {
    for (const kind of allReportKinds)
      expect(formatsOf(kind, 'export').length, reportKinds[kind].title).toBeGreaterThan(0);
  });

  test('what is not offered is refused', () => {
    expect(() => writeReport('summary', 'dns', subject)).toThrow('there is no dns of the report summary');
  });
});
