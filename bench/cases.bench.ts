import { spawn } from 'node:child_process';
import path from 'node:path';
import { DEMO_PASSWORD } from '../demo/index.ts';
import { newId } from '../platform/base/index.ts';
import { openLogin, openStore, readConfig } from '../platform/server/index.ts';
import { call, closedLoop, type SignedIn, signIn } from './kit/clients.ts';
import { makeCounty } from './kit/county.ts';
import { makeCases } from './kit/make-cases.ts';
import { percentile, report } from './kit/measure.ts';
import { end, findFreePort, makeFolder, open } from './kit/program.ts';

/** Lists and pages over a county's hundred thousand cases with sixteen officers, and five hundred decided in one go. */
const [CASES, READY, CLIENTS, MS, WARM_MS] = [
  Number(process.env.BENCH_CASES ?? 100_000),
  1_500,
  16,
  5_000,
  2_000,
];
const { folder, remove } = makeFolder('cases');

async function read(
  port: number,
  session: SignedIn,
  name: string,
  paths: readonly string[],
  targetMs: number,
): Promise<void> {
  const ask = async (no: number) => {
    const address = paths[no % paths.length] ?? '';
    const answer = await call(port, { method: 'GET', path: address }, session);
    if (answer.status !== 200) throw new Error(`${address}: ${answer.status} ${answer.text}`);
  };
  // Every connection plans each statement once, and the first answers wait for that.
  await closedLoop(CLIENTS, WARM_MS, ask);
  const { latenciesMs, perSecond } = await closedLoop(CLIENTS, MS, ask);
  const target = `≤ ${targetMs}`;
  report({
    name: `${name}, p95`,
    value: percentile(latenciesMs, 0.95),
    unit: 'ms',
    runs: latenciesMs.length,
    target,
  });
  report({ name: `${name}, p50`, value: percentile(latenciesMs, 0.5), unit: 'ms', runs: latenciesMs.length });
  report({ name: `${name}, a second`, value: perSecond, unit: 'req/s', runs: latenciesMs.length });
}

async function post(port: number, session: SignedIn, address: string, body: unknown): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}${address}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      cookie: session.cookie,
      'x-csrf-token': session.csrfToken,
      'idempotency-key': newId(),
      'sec-fetch-site': 'same-origin',
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${address}: ${response.status} ${text.slice(0, 400)}`);
  return text;
}

async function decide(port: number, session: SignedIn, readyIds: readonly string[]): Promise<void> {
  for (let run = 0; run < 3; run++) {
    const cases = readyIds.slice(run * 500, run * 500 + 500).map((id) => ({ id }));
    const startedAt = performance.now();
    const answer = JSON.parse(
      await post(port, session, '/api/v1/cases/acts', {
        kind: 'decide',
        step: 'decide',
        record: { granted: true },
        cases,
      }),
    );
    const seconds = (performance.now() - startedAt) / 1000;
    if (answer.done !== 500) throw new Error(JSON.stringify(answer.refused.slice(0, 2)));
    report({
      name: `decide 500 cases in one go, run ${run + 1}`,
      value: seconds,
      unit: 's',
      runs: 1,
      target: '≤ 5',
    });
  }
}

try {
  const dataDir = path.join(folder, 'data');
  await makeCounty(dataDir);
  const config = readConfig({ DATA_DIR: dataDir }, folder);
  const store = await openStore(config);
  await openLogin(store, config);
  const { readyIds, acts } = await makeCases(store.ownerUrl, CASES, READY);
  console.error(`${CASES} cases with ${acts} acts`);
  const port = await findFreePort();
  const server = spawn(
    process.execPath,
    [path.join(import.meta.dirname, 'kit/province-server.ts'), folder, String(port)],
    {
      env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  await open(server, `http://127.0.0.1:${port}/api/v1/health`);
  try {
    const director = await signIn(port, 'daye-director', DEMO_PASSWORD);
    const clerk = await signIn(port, 'daye-clerk', DEMO_PASSWORD);
    const work = '/api/v1/cases/work?limit=20';
    await read(
      port,
      director,
      'my work of the county',
      [work, `${work}&state=late`, `${work}&state=near`, `${work}&matter=minimum-living`],
      40,
    );
    await read(
      port,
      clerk,
      'my work of a township',
      [work, `${work}&state=late`, `${work}&matter=minimum-living`],
      40,
    );
    const list = '/api/v1/cases?limit=20';
    await read(
      port,
      director,
      'list of cases',
      [list, `${list}&phase=running`, `${list}&matter=elder-card`, `${list}&q=2026${'0'.repeat(4)}1234`],
      40,
    );
    await read(
      port,
      clerk,
      'list of cases of a township',
      [list, `${list}&phase=closed`, `${list}&matter=elder-card`],
      40,
    );
    await read(
      port,
      director,
      'case page',
      readyIds.slice(0, 200).map((id) => `/api/v1/cases/${id}`),
      60,
    );
    const waiting = '/api/v1/publication/waiting?limit=20';
    await read(port, director, 'what waits for a list, of the county', [waiting], 40);
    await read(port, clerk, 'what waits for a list, of a township', [waiting], 40);
    const due = '/api/v1/cases/due?limit=20&matter=minimum-living-review';
    const edge = '/api/v1/cases/due?limit=20&matter=edge-family';
    await read(
      port,
      director,
      'what falls due again',
      [due, `${due}&state=late`, `${due}&state=soon`, edge],
      40,
    );
    await read(port, clerk, 'what falls due again in a township', [due, `${due}&state=late`, edge], 40);
    await read(port, director, 'counts of what falls due', ['/api/v1/cases/due/counts'], 40);
    // An inspector goes from day to day: pages of many cases, and not four of them again and again.
    const days = Array.from({ length: 50 }, (_, day) =>
      Temporal.PlainDate.from('2026-01-01').add({ days: day * 5 }),
    );
    const proofs = '/api/v1/cases/proofs/cases?limit=20';
    await read(
      port,
      director,
      'proofs case by case',
      days.flatMap((from) =>
        ['visit', 'publicity', 'calculation&lacking=true', 'sample'].map(
          (proof) => `${proofs}&from=${from}&proof=${proof}`,
        ),
      ),
      40,
    );
    await read(port, director, 'figures of the proofs', ['/api/v1/cases/proofs?from=2026-01-01'], 40);
    const figures = '/api/v1/cases/statistics?from=2025-01-01';
    await read(port, director, 'statistics', [figures, `${figures}&matter=minimum-living`], 40);
    await read(port, clerk, 'statistics of a township', [figures], 40);
    await read(port, director, 'counts of my work', ['/api/v1/cases/work/counts'], 200);
    await decide(port, director, readyIds);
  } finally {
    await end(server);
    await store.embedded?.stop();
  }
} finally {
  remove();
}
