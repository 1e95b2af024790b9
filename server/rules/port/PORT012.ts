import { stoppedRule } from '../shapes/stopped';

export const rule = stoppedRule({
  code: 'PORT012',
  name: 'directory-blocked',
  title: 'A firewall keeps a server from the directory',
  source: ['L6253', 'L6622', 'L6658'],
  groups: ['directory-queries'],
  why: 'Every front end and back end asks the directory for users, logins and routing.',
});
