import { exportDefaults, exportHandlers } from '../exports/index.ts';
import { registryHandlers } from '../registry/index.ts';
import type { OtherHandlers } from '../workers/index.ts';
import { listsOf, type Mechanism } from './house.ts';

/** The jobs of the whole house but for imports, which every process of jobs knows from its start. */
export function otherJobs(mechanisms: readonly Mechanism[]): OtherHandlers {
  return (services) => [
    exportHandlers({ services, lists: listsOf({ mechanisms }), settings: exportDefaults }),
    registryHandlers(services),
    ...mechanisms.map(({ jobHandlers }) => jobHandlers?.(services) ?? {}),
  ];
}
