/** Lists of hosts by what they hold. */
import type { HostGroup } from './layouts';

/** Lists of hosts, equal ones being one. */
export class HostSets {
  readonly #ids = new Map<readonly HostGroup[], number>();
  readonly #byNames = new Map<string, { readonly id: number; readonly hosts: readonly HostGroup[] }>();

  idOf(hosts: readonly HostGroup[]): number {
    const known = this.#ids.get(hosts);
    return known ?? this.#known(hosts).id;
  }

  #known(hosts: readonly HostGroup[]): { readonly id: number; readonly hosts: readonly HostGroup[] } {
    const names = JSON.stringify(hosts.map(({ name }) => name).sort());
    const known = this.#byNames.get(names) ?? { id: this.#byNames.size, hosts };
    this.#byNames.set(names, known);
    this.#ids.set(hosts, known.id);
    return known;
  }

  /** The hosts of any of these lists, each once. */
  union(lists: readonly (readonly HostGroup[])[]): readonly HostGroup[] {
    const [first = []] = lists;
    return this.#known(lists.length === 1 ? first : [...new Set(lists.flat())]).hosts;
  }
}
