import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import autocannon from 'autocannon';
import { DEMO_PASSWORD } from '../demo/index.ts';
import { house } from '../lines/server/index.ts';
import { assemble, type Opened, openLogin, openStore, readConfig } from '../platform/server/index.ts';
import { openBrowser } from '../platform/testing/browser.ts';
import type { BareWish } from './kit/bare-api.ts';
import { type SignedIn, signIn } from './kit/clients.ts';
import { makeCounty } from './kit/county.ts';
import { median, report } from './kit/measure.ts';
import { end, findFreePort, makeFolder, open } from './kit/program.ts';
import { type Recorded, recordQueries } from './kit/record-queries.ts';

/** Requests a second of the endpoints that officers wait for most, against the same statements served bare. */
const [RUNS, SECONDS, CLIENTS] = [3, 4, 16];
const OFFICER = 'daye-officer';
const KIT = path.join(import.meta.dirname, 'kit');
const COUNTY = '420281';

const { folder, remove } = makeFolder('api');

interface Endpoint {
  readonly name: string;
  readonly path: string;
}

/** Finds real records to ask for, and what each endpoint asks the database. */
async function prepare(
  opened: Opened,
): Promise<{ endpoints: Endpoint[]; routes: Record<string, Recorded[]> }> {
  const assembly = await assemble({ house, ...opened, hasBackgroundWork: false });
  const browser = openBrowser(assembly.app);
  await browser.signIn(OFFICER, DEMO_PASSWORD);
  const persons = await browser.send('GET', '/api/v1/persons?limit=20');
  const households = await browser.send('GET', '/api/v1/households?limit=20');
  const endpoints = [
    { name: 'list of persons', path: '/api/v1/persons?limit=20' },
    { name: 'list of households', path: '/api/v1/households?limit=20' },
    { name: 'record of a person', path: `/api/v1/persons/${persons.body.items[7].id}` },
    { name: 'record of a household', path: `/api/v1/households/${households.body.items[7].id}` },
  ];
  const routes: Record<string, Recorded[]> = {};
  for (const { path: address } of endpoints) {
    await browser.send('GET', address);
    routes[address.split('?')[0] ?? ''] = await recordQueries(() => browser.send('GET', address));
  }
  await assembly.close();
  return { endpoints, routes };
}

async function load(port: number, address: string, session?: SignedIn): Promise<number> {
  const result = await autocannon({
    url: `http://127.0.0.1:${port}${address}`,
    connections: CLIENTS,
    duration: SECONDS,
    ...(session ? { headers: { cookie: session.cookie } } : {}),
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${address}: ${result.non2xx} refused`);
  return result.requests.average;
}

async function measure(endpoints: readonly Endpoint[], ours: number, bare: number): Promise<void> {
  const session = await signIn(ours, OFFICER, DEMO_PASSWORD);
  for (const { name, path: address } of endpoints) {
    const [own, base]: [number[], number[]] = [[], []];
    for (let run = 0; run < RUNS; run++) {
      own.push(await load(ours, address, session));
      base.push(await load(bare, address.split('?')[0] ?? ''));
    }
    const [value, baseline] = [median(own), median(base)];
    report({ name, value, unit: 'req/s', baseline, ratio: value / baseline, runs: RUNS, target: '≥ 0.6' });
  }
}

try {
  const dataDir = path.join(folder, 'data');
  await makeCounty(dataDir);
  const config = readConfig({ DATA_DIR: dataDir }, folder);
  const store = await openStore(config);
  const opened = await openLogin(store, config);
  const { endpoints, routes } = await prepare(opened);
  const [ours, bare] = [await findFreePort(), await findFreePort()];
  const scope = { county: COUNTY, level: 'county', duty: 'business', place: '', user: '' };
  const wish: BareWish = { url: opened.appUrl, port: bare, scope, routes };
  writeFileSync(path.join(folder, 'bare.json'), JSON.stringify(wish));
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' };
  const own = spawn(process.execPath, [path.join(KIT, 'province-server.ts'), folder, String(ours)], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  await open(own, `http://127.0.0.1:${ours}/api/v1/health`);
  const base = spawn(process.execPath, [path.join(KIT, 'bare-api.ts'), path.join(folder, 'bare.json')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await open(base, `http://127.0.0.1:${bare}/`);
  try {
    await measure(endpoints, ours, bare);
  } finally {
    await end(base);
    await end(own);
    await store.embedded?.stop();
  }
} finally {
  remove();
}
