/**
 * The spec format, written down once: here the root, in `format/` its sections. Keys stand in the order in which a person would
 * write them; completion and the documentation follow it. Values come from the catalogue.
 */
import * as vocabulary from '../catalog/vocabulary';
import { choice, component, dictionary, integer, list, object, text, type Infer } from './dsl';
import { antispam } from './format/antispam';
import { remoteFailover, sla } from './format/availability';
import { calendar } from './format/calendar';
import { hostName, type ha } from './format/common';
import { directory } from './format/directory';
import { host, hostComponent, tier } from './format/hosts';
import { identityServices, sso } from './format/identity';
import { instantMessaging } from './format/instant-messaging';
import { messaging, type partition } from './format/messaging';
import { security, time } from './format/security';
import { requirements } from './format/requirements';
import { dns, firewall, network, zone, type allow } from './format/network';
import { site } from './format/sites';
import { sizing } from './format/sizing';
import { users, type userBase } from './format/users';
import { webServices } from './format/web';

const services = object('services', {
  messaging: { type: messaging, text: 'Messaging Server, wherever it runs.', source: ['L2040'] },
  calendar: { type: calendar, text: 'Calendar Server, wherever it runs.', source: ['L3995'] },
  'instant-messaging': {
    type: instantMessaging,
    text: 'Instant Messaging Server, wherever it runs.',
    source: ['L5029'],
  },
  ...webServices,
  ...identityServices,
  antispam: { type: antispam, text: 'Filters against spam and viruses.', source: ['L3784'] },
  'remote-failover': { type: remoteFailover, text: 'Failover to another site.', source: ['L1529-1569'] },
});
const spec = object(
  'spec',
  {
    commspec: { type: integer(1, 1), required: true, text: 'The version of this format.', examples: ['1'] },
    extends: {
      type: text(String.raw`^[^\0]+\.ya?ml$`, 'a relative path to a YAML file'),
      text: 'Another spec that this one is laid over: mappings merge, named items merge by name, other values replace, and what has `remove: true` goes.',
      examples: ['./base.commspec.yaml'],
    },
    name: { type: text(), required: true, text: 'The name of the deployment.', examples: ['siroe-two-tier'] },
    suite: {
      type: choice(vocabulary.suite),
      required: true,
      business: true,
      text: 'The release of the suite.',
      examples: ['7u3'],
      source: ['L69'],
    },
    install: {
      type: choice(vocabulary.install),
      text: 'Whether it is installed for the first time.',
      examples: ['fresh'],
      source: ['L1869-1871'],
    },
    environment: {
      type: choice(vocabulary.environment),
      text: 'What it is for. Some advice holds for production only.',
      examples: ['production'],
    },
    organization: {
      type: choice(vocabulary.organization),
      text: 'Who runs it.',
      examples: ['enterprise'],
      source: ['L1090'],
    },
    architecture: {
      type: choice(vocabulary.architecture),
      required: true,
      business: true,
      text: 'The logical architecture.',
      examples: ['two-tier'],
      source: ['L1074-1219'],
    },
    topology: {
      type: choice(vocabulary.topology),
      text: 'How messaging is spread over sites.',
      examples: ['central'],
      source: ['L3199-3276'],
    },
    domain: { type: hostName, text: 'The mail domain.', examples: ['siroe.com'] },
    requirements: {
      type: requirements,
      text: 'What the architecture must provide or withstand.',
      examples: ['[hide-internals, one-mail-host]'],
      source: ['L456-460', 'L1227-1229'],
    },
    sla: {
      type: sla,
      text: 'What was promised.',
      source: ['L499-508'],
    },
    users: { type: users, business: true, text: 'Who uses it and how much.', source: ['L2348-2503'] },
    clients: {
      type: list(choice(vocabulary.client)),
      text: 'Client programs in use beyond those that run on hosts below.',
      examples: ['[outlook, ios]'],
      source: ['L134-180'],
    },
    directory: { type: directory, text: 'The directory that all products share.', source: ['L1778'] },
    sso: {
      type: sso,
      text: 'Single sign-on.',
      source: ['L636-644', 'L839-847'],
    },
    dns: { type: dns, text: 'Name service.', source: ['L1015-1042'] },
    time: { type: time, text: 'Clocks that agree.', source: ['L1603'] },
    security: {
      type: security,
      text: 'Certificates, ciphers, hardening and what people look after.',
      source: ['L1574-1776'],
    },
    services: {
      type: services,
      text: 'What holds for a product wherever it runs. A component of a host may say otherwise for itself.',
    },
    external: {
      type: list(component),
      text: 'Components that the deployment uses but that stand outside this spec.',
      examples: ['[directory-master, access-manager]'],
    },
    'install-order': {
      type: list(component),
      text: 'The order in which components are installed and configured, first to last.',
      examples: ['[directory-master, access-manager, messaging-server]'],
      source: ['L1843', 'L5743-5750'],
    },
    sites: { type: list(site), text: 'The places that the deployment serves.', source: ['L3199-3276'] },
    zones: {
      type: list(zone),
      text: 'Network zones. Built in are internet, dmz, intranet, internal and private-data.',
      source: ['L1032-1056'],
    },
    firewalls: { type: list(firewall), text: 'Firewalls between zones.', source: ['L980-988', 'L1064-1068'] },
    networks: {
      type: list(network),
      text: 'Networks by what runs over them, where more is to be said than the zones do.',
      source: ['L2643-2645', 'L5468-5473'],
    },
    tiers: { type: list(tier), required: true, text: 'All hosts, by tier.', source: ['L1178'] },
    sizing: {
      type: sizing,
      text: 'Choices that the guide leaves open, for the calculations.',
    },
    rules: {
      type: {
        ...dictionary(choice(vocabulary.severity)),
        pattern: '^([A-Za-z]+\\d+|[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)+)$',
      },
      text: 'Severity of single rules in this spec, by their code or name.',
      examples: ['{ SCH005: off }'],
    },
    note: { type: text(), text: 'Anything that a reader should know.' },
  },
  { root: true },
);

export const format = spec;
export const hostType = host;
export const tierType = tier;
export const componentType = hostComponent;

export type Spec = Infer<typeof spec>;
export type HostSpec = Infer<typeof host>;
export type TierSpec = Infer<typeof tier>;
export type ComponentSpec = Infer<typeof hostComponent>;
export type HaSpec = Infer<typeof ha>;
export type FirewallSpec = Infer<typeof firewall>;
export type AllowSpec = Infer<typeof allow>;
export type UserBaseSpec = Infer<typeof userBase>;
export type PartitionSpec = Infer<typeof partition>;
