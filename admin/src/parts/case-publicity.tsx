import { Link } from 'react-router';
import { useRead } from '../api/index.ts';
import {
  chinaToday,
  LinkButton,
  Mark,
  Section,
  sayDate,
  useLanguage,
  useMay,
  useTexts,
} from '../kit/index.ts';
import { casePublicityTexts } from './publicity-texts.ts';

/** Where a case hung or hangs, and what the public said to it. Nothing when it never did. */
export function CasePublicity({ caseId }: { readonly caseId: string }) {
  const t = useTexts(casePublicityTexts);
  const { language } = useLanguage();
  const mayRead = useMay('tips.read');
  const found = useRead('GET /api/v1/publication/cases/{caseId}', { params: { caseId } });
  if (!found.data || found.data.lists.length + found.data.objections.length === 0) return null;
  const { lists, objections } = found.data;
  return (
    <Section title={t.title}>
      <ul className="plain-list">
        {lists.map((list) => {
          const from = sayDate(list.postedOn, language);
          const state =
            list.removedOn !== null
              ? t.removed
              : list.takenDownHow === null
                ? list.lastDay !== null && list.lastDay < chinaToday()
                  ? t.over
                  : t.hanging
                : (t.how[list.takenDownHow] ?? '');
          return (
            <li key={list.id}>
              {list.lastDay === null ? t.longTerm(from) : t.fromTo(from, sayDate(list.lastDay, language))}{' '}
              <Mark tone={state === t.hanging ? 'blue' : 'plain'}>{state}</Mark> {t.photos(list.proofs)}{' '}
              <Link to={`/publicity/lists/${list.id}`} className="within-text">
                {t.open}
              </Link>
            </li>
          );
        })}
      </ul>
      {mayRead && objections.length > 0 ? (
        <>
          <h3>{t.objections}</h3>
          <ul className="plain-list">
            {objections.map(({ id, text, isAnonymous }) => (
              <li key={id}>
                <Link to={`/tips/${id}`} className="within-text">
                  {text}
                </Link>{' '}
                {isAnonymous ? t.anonymous : t.signed}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  );
}

/** Leads to the list of the village on which a case is put up: one by one nobody would see them. */
export function PutOnList({
  matter,
  step,
  villageId,
  isPrimary,
}: {
  readonly matter: string;
  readonly step: string;
  readonly villageId: string;
  readonly isPrimary: boolean;
}) {
  const t = useTexts(casePublicityTexts);
  const address = `/publicity/post?${new URLSearchParams({ matter, step, village: villageId })}`;
  return (
    <LinkButton to={address} isPrimary={isPrimary}>
      {t.put}
    </LinkButton>
  );
}
