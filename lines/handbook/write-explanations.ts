import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { handbook } from './law/handbook.ts';
import { openPacks } from './packs.ts';
import { tellScheme } from './testing/told.ts';

/** Writes anew what is read out of each scheme; look at the difference before it is kept. */
const folder = path.resolve(import.meta.dirname, '../../docs/explanations');
const { book } = openPacks();
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const scheme of handbook.schemes.values())
  writeFileSync(path.join(folder, `${scheme.code}.md`), tellScheme(book, scheme));
