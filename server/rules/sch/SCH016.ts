import { defineRule } from '../rule';
import { reportOnSchema1 } from './tools';

export const rule = defineRule({
  code: 'SCH016',
  name: 'amadmin-with-schema-1',
  severity: 'error',
  title: 'The Access Manager command line does not work with Schema 1',
  source: ['L1872-1873'],
  check(model, report) {
    reportOnSchema1(model, report, {
      tool: 'access-manager-cli',
      instead: 'ldap-tools',
      message:
        'The command line of Access Manager writes Schema 2 entries only, and this directory is on Schema 1. Move it to `schema2-native`, or create users with a tool for Schema 1.',
    });
  },
});
