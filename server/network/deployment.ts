/** What a spec says about the deployment as a whole, as far as ports and flows depend on it. */
import type { ComponentId } from '../catalog/components';
import { mtaParts, webClients } from '../catalog/roles';
import type { Access, Feature } from '../catalog/conditions';
import { caldavClients } from '../catalog/vocabulary';
import type { Model } from '../model/model';
import { serviceOf } from '../model/model';
import { signOnOf, useOfAccessManager } from '../questions/access-manager';
import { layoutsOf, placesOf, type HostGroup, type Layout, type PartFacts, type TlsMode } from './layouts';

export interface Deployment {
  readonly layouts: readonly Layout[];
  readonly suite: string | undefined;
  readonly architecture: string | undefined;
  readonly environment: string | undefined;
  readonly schema: string | undefined;
  readonly replication: string | undefined;
  readonly sso: string | undefined;
  /** Whether single sign-on, where there is any, is set up for a component; undefined where that could not be read. */
  readonly signsOn: (id: ComponentId) => boolean | undefined;
  /** Components that run on some host. */
  readonly placed: ReadonlySet<ComponentId>;
  /** Components that the deployment uses and that stand outside the spec. */
  readonly external: ReadonlySet<ComponentId>;
  /** How mail gets into the stores: what `services` says, and what single MTAs say. */
  readonly delivery: string | undefined;
  readonly deliveries: ReadonlySet<string>;
  readonly database: string | undefined;
  readonly auth: ReadonlySet<string> | undefined;
  readonly filters: ReadonlySet<string> | undefined;
  readonly gateways: ReadonlySet<string> | undefined;
  /** By what users reach the suite; undefined where the spec leaves it open. */
  readonly access: (by: Access) => boolean | undefined;
  /** Whoever is counted as an IMAP user may come by a web client: there is one, and nobody speaks of mail programs. */
  readonly mayBeWebOnly: boolean;
  /** Whether some mail users are known to connect without TLS, some with. */
  readonly mixedTls: boolean;
  /** Whether the deployment wants a feature. */
  readonly feature: (feature: Feature) => boolean | undefined;
  /** The version of a component: its own, or that of its product in `services`. */
  readonly versionOf: (id: ComponentId, facts?: PartFacts) => string | undefined;
  /** TLS for users, where only the product says it. */
  readonly productTls: (id: ComponentId) => TlsMode | undefined;
  /** Host groups that mail from the Internet is sent to, by MX records. */
  readonly mailExchangers: readonly string[];
  /** The site whose servers a site uses. */
  readonly servedBy: ReadonlyMap<string, string>;
  /** Everything under `tiers` could be read. */
  readonly complete: boolean;
}

export const deploymentOf = (model: Model): Deployment => model.shared('network deployment', build);

const mailPrograms: ReadonlySet<string> = new Set(['standard-email', 'outlook-express', 'mozilla']);

function build(model: Model): Deployment {
  const layouts = layoutsOf(model);
  // Everything is read here: what is returned outlives this version of the spec, and must not ask it later.
  const { services, users } = model;
  const placed = new Set(layouts.flatMap((layout) => layout.parts.map((part) => part.id)));
  const external = new Set((model.section('external')?.items ?? []).map((fact) => fact.value));
  const bases = users?.bases?.items.flatMap((base) => (base.base === undefined ? [] : [base]));
  const programs = model.section('clients')?.items.map((fact) => fact.value);
  const messaging = services?.messaging;
  const im = services?.['instant-messaging'];
  const imManaged =
    useOfAccessManager(model) !== undefined ||
    im?.policy?.value === 'access-manager' ||
    im?.auth?.value === 'access-manager';
  // Neither is the default; beside an Access Manager single sign-on may be meant.
  const isOpen = model.sso?.mode === undefined && im?.auth?.value !== 'ldap';
  const mayBeManaged = isOpen && (placed.has('access-manager') || external.has('access-manager'));
  const imIdentity = imManaged || (mayBeManaged ? undefined : false);
  const calendar = services?.calendar;
  const own = (key: 'delivery' | 'engine', ...ids: readonly ComponentId[]): readonly string[] =>
    ids.flatMap((id) => placesOf(layouts, id)).flatMap(({ part }) => part.facts[key] ?? []);
  const deliveries = new Set([
    ...(messaging?.delivery === undefined ? [] : [messaging.delivery.value]),
    ...own('delivery', ...mtaParts),
  ]);
  const imServers = placesOf(layouts, 'im-server');
  const shares = bases?.flatMap((base) => base.tls?.value.amount ?? []) ?? [];

  /** Mail bases are a full list of the mail users; a list of programs only adds to what runs on hosts. */
  const byBase = (part: string): boolean | undefined =>
    bases === undefined || bases.length === 0 ? undefined : bases.some((base) => base.base?.value.includes(part));
  const versions = new Map([...placed, ...external].map((id) => [id, model.serviceVersion(id)?.value]));
  const uses = (...names: readonly string[]): boolean => programs?.some((program) => names.includes(program)) ?? false;

  const hasMailPrograms = programs?.some((program) => mailPrograms.has(program)) ?? false;

  const access = (by: Access): boolean | undefined => {
    switch (by) {
      case 'imap':
        return hasMailPrograms ? true : byBase('imap');
      case 'pop':
        return byBase('pop');
      case 'web':
        return uses(...webClients, 'browser') || byBase('ce') === true || undefined;
      case 'caldav':
        return programs === undefined
          ? undefined
          : programs.some((program) => (caldavClients as readonly string[]).includes(program));
      case 'outlook':
        return uses('outlook') || placed.has('outlook-connector') || services?.['outlook-connector'] !== undefined;
      case 'im':
        return users?.im !== undefined || uses('xmpp-client', 'instant-messenger') || undefined;
      case 'mobile':
        return uses('syncml-device') || placed.has('mobile-communications');
    }
  };

  const imFeature = (name: string): boolean | undefined =>
    im?.features === undefined ? undefined : im.features.items.some((fact) => fact.value === name);
  const either = (first: boolean | undefined, second: boolean | undefined): boolean | undefined =>
    first === true || second === true ? true : (first ?? second);

  const feature = (wanted: Feature): boolean | undefined => {
    switch (wanted) {
      case 'calendar-notices':
        return calendar?.notifications?.value;
      case 'email-notification':
        return either(im?.notifications?.value, imFeature('email-notification'));
      case 'im-archive-email':
        // Not archiving is the default.
        return im?.archive?.value === true && imFeature('portal-archive') !== true;
      case 'im-archive-portal':
        return imFeature('portal-archive') ?? false;
      case 'im-identity':
        return imIdentity;
      case 'calendar-alerts':
        return either(im?.['calendar-alerts']?.value, imFeature('calendar-alerts'));
      case 'im-peers': {
        const count = imServers.reduce(
          (sum, { layout }) => sum + layout.hosts.reduce((hosts, host) => hosts + host.count, 0),
          0,
        );
        const method =
          imServers.map(({ part }) => part.facts.ha).find((ha) => ha !== undefined) ?? im?.ha?.method?.value;
        // The nodes of a cluster are one server.
        return method === 'server-pool' ? true : count > 1 && method !== 'solaris-cluster';
      }
      case 'calendar-virus-scan':
        return calendar?.['virus-scan']?.value;
      case 'ischedule':
        return (
          calendar?.ischedule?.value ??
          (layouts.some((layout) => layout.parts.some((part) => part.facts.ischedule === true)) || undefined)
        );
      case 'rbl':
        return services?.antispam?.rbl?.value;
      case 'remote-failover':
        return services?.['remote-failover'] !== undefined;
      case 'iss-cluster-search':
        return placesOf(layouts, 'iss-web').some(({ part }) => part.facts.ha === 'iss-cluster-search');
      case 'monitoring':
        return layouts.some((layout) => layout.services.includes('snmp')) || undefined;
      case 'external-authentication':
        return calendar?.['external-authentication']?.value;
      case 'jms':
      case 'identd':
      case 'partner-tls':
      case 'remote-backup':
        return undefined;
    }
  };

  const serviceTls = (id: ComponentId): TlsMode | undefined => {
    switch (serviceOf(id)) {
      case 'messaging':
        return messaging?.tls?.value;
      case 'calendar':
        return calendar?.tls?.value;
      case 'convergence':
        return services?.convergence?.tls?.value;
      case 'communications-express':
        return services?.['communications-express']?.tls?.value;
      case 'instant-messaging':
        return id === 'im-mux' ? securityTls(im?.security?.value) : undefined;
      default:
        return undefined;
    }
  };

  return {
    layouts,
    suite: model.suite?.value,
    architecture: model.architecture?.value,
    environment: model.environment?.value,
    schema: model.directory?.schema?.value,
    replication: model.directory?.replication?.value,
    sso: model.sso?.mode?.value,
    signsOn: signOnOf(model),
    placed,
    external,
    delivery: messaging?.delivery?.value,
    deliveries,
    database: calendar?.database?.value,
    auth: messaging?.auth === undefined ? undefined : new Set(messaging.auth.items.map((fact) => fact.value)),
    filters:
      services?.antispam?.products === undefined
        ? undefined
        : new Set(services.antispam.products.items.map((fact) => fact.value)),
    gateways: im?.gateways === undefined ? undefined : new Set(im.gateways.items.map((fact) => fact.value)),
    access,
    mayBeWebOnly:
      !hasMailPrograms &&
      byBase('pop') !== true &&
      byBase('-ce') !== true &&
      (placed.has('convergence') || placed.has('communications-express')),
    mixedTls: shares.some((share) => share < 1),
    feature,
    versionOf: (id, facts) => facts?.version ?? versions.get(id),
    productTls: serviceTls,
    mailExchangers: (model.dns?.mx?.items ?? []).flatMap((record) =>
      record.host === undefined ? [] : (groupNamed(layouts, record.host.value)?.name ?? []),
    ),
    servedBy: new Map(
      (model.section('sites')?.items ?? []).flatMap((site) =>
        site.name === undefined || site['served-by'] === undefined
          ? []
          : [[site.name.value, site['served-by'].value] as const],
      ),
    ),
    complete: model.complete,
  };
}

/** Legacy SSL is a port of its own at the multiplexor (L5832-5836). */
function securityTls(security: 'none' | 'starttls' | 'legacy-ssl' | undefined): TlsMode | undefined {
  return security === 'legacy-ssl' ? 'ssl-port' : security;
}

/** The host group that a name means: its own, or that of one of its hosts (`name-1`). */
export function groupNamed(layouts: readonly Layout[], name: string): HostGroup | undefined {
  const find = (wanted: string): HostGroup | undefined => {
    for (const layout of layouts) {
      const found = layout.hosts.find((host) => host.name === wanted);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const exact = find(name);
  if (exact !== undefined) return exact;
  const member = /^(.+)-(\d{1,6})$/.exec(name);
  const group = member?.[1] === undefined ? undefined : find(member[1]);
  const number = Number(member?.[2]);
  return group !== undefined && group.count > 1 && number >= 1 && number <= group.count ? group : undefined;
}
