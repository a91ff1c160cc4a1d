import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { house } from '../lines/server/index.ts';
import { newKeyRing } from '../platform/base/index.ts';
import { assemble } from '../platform/server/index.ts';
import { writeApiTypes } from './api-types.ts';
import type { Finding } from './sources.ts';
import { ROOT } from './sources.ts';

const FILE = 'admin/src/api/types.gen.ts';

/** The types as the server's own API document has them. The server is put together; no database is opened. */
async function makeTypes(): Promise<string> {
  const { app, close } = await assemble({
    house,
    appUrl: 'postgres://nobody@127.0.0.1:1/nothing',
    keys: newKeyRing(),
    logLevel: 'silent',
    hasBackgroundWork: false,
  });
  try {
    await app.ready();
    return writeApiTypes(app.swagger());
  } finally {
    await close();
  }
}

/** Whether the pages were written against the API as it is now. */
export async function checkApiTypes(): Promise<Finding[]> {
  if (readFileSync(path.join(ROOT, FILE), 'utf8') === (await makeTypes())) return [];
  return [{ file: FILE, line: 1, what: 'the API has changed: run node tools/generate-api-types.ts' }];
}

if (import.meta.main) {
  writeFileSync(path.join(ROOT, FILE), await makeTypes());
  console.log(`wrote ${FILE}`);
}
