/** Certificates, and the names by which users reach hosts. */
import { userFacingNames } from '../../catalog/vocabulary';
import type { Model, Host } from '../../model/model';
import { withBehind } from '../../questions/balancers';

export interface UserName {
  /** With the domain, where the spec has one. */
  readonly name: string;
  /** Hosts that it leads to, load balancers and what is behind them. */
  readonly hosts: readonly Host[];
}

/** The names that users have in their programs. */
export const namesOfUsers = (model: Model): readonly UserName[] =>
  model.shared('names of users', (own) => {
    const domain = own.section('domain')?.value;
    return (own.dns?.names?.entries ?? []).flatMap(({ name, value }): UserName[] => {
      const [label] = name.split('.');
      const hosts = own.hostsOf(value);
      if (hosts.length === 0 || label === undefined || !userFacingNames.includes(label)) return [];
      const full = name.includes('.') || domain === undefined ? name : `${name}.${domain}`;
      return [{ name: full, hosts: [...new Set(hosts.flatMap((host) => withBehind(own, host)))] }];
    });
  });

/** Whether a certificate for `certified` (which may begin with `*.`) proves `name`. A name without domain fits any domain. */
export function proves(certified: string, name: string): boolean {
  const own = certified.toLowerCase();
  const wanted = name.toLowerCase();
  if (own === wanted) return true;
  const dot = wanted.indexOf('.');
  if (dot < 0) return own.startsWith('*.') || own.startsWith(`${wanted}.`);
  return own.startsWith('*.') && own.slice(1) === wanted.slice(dot);
}
