import path from 'node:path';
import { awardsRefusals } from '../awards/index.ts';
import { banksRefusals } from '../banks/index.ts';
import { type Keeper, mergeCatalogues, type RefusalCatalogue } from '../base/index.ts';
import { divisionRefusals } from '../divisions/index.ts';
import {
  exportsRefusals,
  type ListCatalogue,
  type ListDefinition,
  listCatalogue,
  ownLists,
} from '../exports/index.ts';
import { type App, httpRefusals, type Services } from '../http/index.ts';
import { identityRefusals } from '../identity/index.ts';
import { importsList, importsRefusals } from '../imports/index.ts';
import type { JobHandlers } from '../jobs/index.ts';
import { ledgerRefusals } from '../ledger/index.ts';
import { noticesRefusals } from '../notices/index.ts';
import { papersRefusals } from '../papers/index.ts';
import { type PayLaw, paymentsRefusals } from '../payments/index.ts';
import { registryRefusals } from '../registry/index.ts';
import { rostersRefusals } from '../rosters/index.ts';
import { systemsRefusals } from '../systems/index.ts';
import { webhooksRefusals } from '../webhooks/index.ts';

/**
 * What a storey above the platform brings into the program. The platform knows no line: it is handed what the lines
 * offer. Their permissions stand in the one table of `identity/posts.ts`, their tables in `db/migrations`.
 */
export interface Mechanism {
  /** What its refusals, lists and jobs begin with. */
  readonly name: string;
  readonly refusals?: RefusalCatalogue;
  readonly lists?: readonly ListDefinition[];
  registerRoutes(app: App, services: Services, parts: MechanismParts): void | Promise<void>;
  /** Light work that is done from time to time while the program runs. */
  keep?(services: Services, onError: (error: unknown) => void): Keeper | readonly Keeper[];
  /** By the kind of the job; they run in a process of their own, so nothing of a running server is theirs. */
  jobHandlers?(services: Services): JobHandlers;
}

export interface MechanismParts {
  /** Looks for new jobs at once; call it after the transaction that queued one. */
  readonly wake: () => void;
}

/** Everything that one program is put together from, besides the platform itself. */
export interface House {
  readonly mechanisms: readonly Mechanism[];
  /** The file that does one job: it must know the same mechanisms, see `otherJobs`. */
  readonly jobEntry: string;
  /** What the lines say of schemes that shut one another out, for the checks before payment. */
  readonly openPayLaw?: () => Promise<PayLaw>;
}

/** The platform without any line: what its own tests start. */
export const platformAlone: House = {
  mechanisms: [],
  jobEntry: path.join(import.meta.dirname, 'job-main.ts'),
};

/** Every mechanism's texts: a code without one would be a fault at the worst moment. */
export function catalogueOf({ mechanisms }: House): RefusalCatalogue {
  return mergeCatalogues(
    httpRefusals,
    identityRefusals,
    divisionRefusals,
    exportsRefusals,
    importsRefusals,
    awardsRefusals,
    paymentsRefusals,
    banksRefusals,
    ledgerRefusals,
    papersRefusals,
    registryRefusals,
    noticesRefusals,
    rostersRefusals,
    systemsRefusals,
    webhooksRefusals,
    ...mechanisms.map(({ refusals }) => refusals ?? {}),
  );
}

/** Every list that can be taken out. */
export function listsOf({ mechanisms }: Pick<House, 'mechanisms'>): ListCatalogue {
  return listCatalogue(...ownLists, importsList, ...mechanisms.flatMap(({ lists }) => lists ?? []));
}
