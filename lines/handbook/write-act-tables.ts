import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { actPage, openMatterLaw, settingsOf } from './act-tables.ts';
import { matterBook } from './law/matters.ts';

/** Writes anew who may do what in every state of each matter; look at the difference before it is kept. */
const folder = path.resolve(import.meta.dirname, '../../docs/acts');
const settings = settingsOf(openMatterLaw());
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const matter of matterBook.matters.values())
  writeFileSync(path.join(folder, `${matter.code}.md`), actPage(matter, settings));
