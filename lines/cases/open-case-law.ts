import { writeCitation } from '../../engine/index.ts';
import type { CaseLaw } from '../../platform/cases/index.ts';
import { serveByNotice } from '../../platform/certificates/index.ts';
import { tellObjectors } from '../../platform/publication/index.ts';
import { tellWaiting } from '../../platform/visits/index.ts';
import { openLaw } from '../policy/open-law.ts';
import { followRelief } from '../relief/index.ts';
import { openVisitLaw } from '../visits/index.ts';

let opened: Promise<CaseLaw> | undefined;

/** Matters, figures and reckoning, put together once and when they are first needed. */
export function openCaseLaw(): Promise<CaseLaw> {
  opened ??= put();
  return opened;
}

async function put(): Promise<CaseLaw> {
  const law = await openLaw();
  const { matterBook } = await import('../handbook/law/matters.ts');
  const { readFactSheet } = await import('./fact-sheet.ts');
  const { followAwards } = await import('./follow-awards.ts');
  const { keepFacts } = await import('./keep-facts.ts');
  const { explainRecord, isReproduced, reckon } = await import('./reckon.ts');
  // The declarations cite some hundred places; a page of a case says most of them.
  const cited = new Map<string, string>();
  return {
    matterBook,
    books: { book: law.book, calendar: law.calendar },
    reckon: (asked) => reckon(law, asked),
    explain: (record, language) => explainRecord(law, record, language),
    isReproduced: (record) => isReproduced(law, record),
    keepFacts: (tx, actor, at, decided) => keepFacts(tx, actor, at, decided),
    async followDecisions(tx, actor, at, made) {
      await followAwards(matterBook, tx, actor, at, made);
      await followRelief(tx, actor, at, made);
    },
    async afterActs(context, at, acts) {
      await serveByNotice(context.tx, context.actor, at, acts);
      await tellObjectors(context, acts);
      await tellWaiting({ ...context, cases: context.law, law: await openVisitLaw() }, acts);
    },
    readFactSheet: (asked, language) => readFactSheet(law, asked, language),
    cite({ document, place }, language) {
      const key = `${language} ${document} ${place}`;
      const said = cited.get(key) ?? writeCitation({ document, place }, matterBook.documents, language);
      cited.set(key, said);
      return said;
    },
  };
}
