/** What a report is computed in: pieces of a few milliseconds each, between which whoever makes it may give way. */
import type { Model } from '../model/model';
import type { Stepwise } from '../model/stepwise';
import { blockedFlows } from '../network/blocked';
import { collisionsOfLayouts } from '../network/collisions';
import { deploymentOf } from '../network/deployment';
import { flowKinds, groupStages } from '../network/edges';
import { barriersOf } from '../network/firewalls';
import { flowsOf } from '../network/flows';
import { layoutsOf, layoutTexts } from '../network/layouts';
import { socketsOf } from '../network/listeners';
import { blockedNeeds, needsOf } from '../network/needs';
import { partiesOf } from '../network/parties';
import { portTable } from '../network/ports';
import { unneededRules } from '../network/unneeded';
import { assumptionsOf } from '../sizing/assumptions';
import { availabilityFor } from '../sizing/availability';
import { calendarOf } from '../sizing/calendar';
import { directoryOf } from '../sizing/directory';
import { diskOf } from '../sizing/disk';
import { filtersOf } from '../sizing/filters';
import { imOf } from '../sizing/im-figures';
import { loadOf } from '../sizing/load';
import { memoryOf } from '../sizing/memory';
import { poolsOf } from '../sizing/modes';
import { poolFigures, storeUserFigures } from '../sizing/pool-figures';
import { processorsOf } from '../sizing/processors';
import { shortfallsOf } from '../sizing/shortfalls';
import { sizingOf } from '../sizing/sizing';
import { tiersOf } from '../sizing/tiers';
import { condensedOf } from '../topology/condense';
import { gridFor, layoutFor, netsFor } from '../topology/layout';
import { alikeHosts } from './sizing/figures';
import type { ReportKind } from './kinds';
import { portRows } from './ports/port-rows';

type Stage = ((model: Model) => unknown) | Stepwise<unknown>;

const FLOWS: readonly Stage[] = [
  layoutTexts,
  layoutsOf,
  barriersOf,
  deploymentOf,
  socketsOf,
  partiesOf,
  ...groupStages,
  flowKinds,
  needsOf,
  flowsOf,
];

const SIZING: readonly Stage[] = [
  tiersOf,
  loadOf,
  diskOf,
  imOf,
  calendarOf,
  directoryOf,
  filtersOf,
  poolsOf,
  poolFigures,
  memoryOf,
  processorsOf,
  storeUserFigures,
  assumptionsOf,
  availabilityFor,
  sizingOf,
];

/** What the verdict is made of, which stands above every report. */
const VERDICT: readonly Stage[] = [...SIZING, shortfallsOf, ...FLOWS, blockedNeeds, blockedFlows, collisionsOfLayouts];

const STAGES: Readonly<Record<ReportKind, readonly Stage[]>> = {
  summary: VERDICT,
  sizing: [...VERDICT, alikeHosts],
  ports: [...VERDICT, unneededRules, portTable, (model) => portRows(model)],
  topology: [...VERDICT, condensedOf, netsFor, gridFor, layoutFor],
  growth: VERDICT,
  findings: VERDICT,
};

/**
 * What a report of a kind asks the model for, in an order in which each piece finds those before it. The model keeps every result, so
 * a report that is built afterwards finds all of them; called in any other order, or not at all, the report is the same.
 */
export const stagesOf = (kind: ReportKind): readonly Stage[] => STAGES[kind];
