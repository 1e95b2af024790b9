/** Processes of the IMAP and POP servers against the processors of the stores. */
import type { UserBase } from '../../catalog/userBases';
import type { Model } from '../../model/model';
import { accessOf, processesFor } from '../../sizing/processors';
import { replaceFix } from '../../fixes/values';
import type { ReportFinding } from '../rule';
import { settingsOfStores } from './options';

/** Reports a setting that is another number than every store that it holds for wants, where all users read mail in one way. */
export function numprocesses(
  model: Model,
  report: ReportFinding,
  {
    access,
    divisor,
    setting,
  }: { readonly access: UserBase['access']; readonly divisor: number; readonly setting: string },
): void {
  const bases = model.users?.bases;
  const used = accessOf(model);
  if (bases === undefined || bases.incomplete || used.size !== 1 || !used.has(access)) return;
  for (const { fact, stores } of settingsOfStores(model, setting)) {
    const wanted = new Set(
      stores.map(({ host }) => (host.spec.cpus === undefined ? 0 : processesFor(host.spec.cpus.value, divisor))),
    );
    const [best] = wanted;
    // Stores of several sizes, or of one that is not known, leave it open.
    if (best === undefined || best === 0 || wanted.size > 1 || Number(fact.value) === best) continue;
    const cpus = stores[0]?.host.spec.cpus;
    report({
      at: fact.at,
      message: `All users read their mail by ${access.toUpperCase()}; then \`${setting}\` is best at the number of processors divided by ${divisor}, which is ${best} here.`,
      related: cpus === undefined ? [] : [{ at: cpus.at, message: `${cpus.source} processors` }],
      fixes: () => [replaceFix(fact, best.toString())],
    });
  }
}
