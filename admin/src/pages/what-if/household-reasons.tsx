import { Drawer } from 'antd';
import { Link } from 'react-router';
import { type ResponseOf, useRead } from '../../api/index.ts';
import { ErrorBlock, Loading, Mark, Notice, scrollByKeyboard, useNarrow, useTexts } from '../../kit/index.ts';
import type { Question } from './question.ts';
import { whatIfTexts } from './texts.ts';

type Explained = ResponseOf<'POST /api/v1/what-if/explain'>;
type SchemeExplained = Explained['schemes'][number];

/** One household as it is decided now and with each variant, side by side, and what makes the difference. */
export function HouseholdReasons({
  question,
  householdId,
  onClose,
}: {
  question: Question;
  householdId: string | null;
  onClose(): void;
}) {
  const t = useTexts(whatIfTexts);
  const isNarrow = useNarrow();
  return (
    <Drawer
      open={householdId !== null}
      onClose={onClose}
      size={isNarrow ? '100%' : 860}
      title={t.reasonsTitle}
      destroyOnHidden
    >
      {householdId ? <Reasons question={question} householdId={householdId} /> : null}
    </Drawer>
  );
}

function Reasons({ question, householdId }: { question: Question; householdId: string }) {
  const t = useTexts(whatIfTexts);
  const read = useRead('POST /api/v1/what-if/explain', { body: { ...question, householdId } });
  if (read.error) return <ErrorBlock error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading />;
  const { household, schemes } = read.data;
  return (
    <div className="what-if-reasons">
      <p>
        <Link to={`/households/${household.id}`}>{household.headName ?? '—'}</Link>
        {' · '}
        {household.townName} {household.villageName}
      </p>
      {schemes.length === 0 ? <Notice>{t.notMoved}</Notice> : null}
      {schemes.map((one) => (
        <SchemeReasons key={one.scheme} of={one} />
      ))}
    </div>
  );
}

function SchemeReasons({ of }: { of: SchemeExplained }) {
  const t = useTexts(whatIfTexts);
  return (
    <section aria-label={of.title}>
      <h3>{of.title}</h3>
      <div className="what-if-sides">
        {of.sides.map(({ name, eligible, amount, headline, sentences }) => (
          <article key={name}>
            <h4>
              {name} <strong className="figures">{amount}</strong>
              {of.isStanding ? (
                <Mark tone={eligible ? 'ok' : 'plain'}>{eligible ? t.holds : t.holdsNot}</Mark>
              ) : null}
            </h4>
            {[headline, ...sentences].map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </article>
        ))}
      </div>
      <Differences of={of} />
    </section>
  );
}

/** Figures, conditions and sums that are not the same on every side. */
function Differences({ of }: { of: SchemeExplained }) {
  const t = useTexts(whatIfTexts);
  if (of.differences.length === 0) return null;
  const rows = of.differences.map((one, at) => ({ ...one, key: `difference-${at}` }));
  return (
    <>
      <h4>{t.whatDiffers}</h4>
      <section className="table-scroll" aria-label={`${of.title} ${t.whatDiffers}`} ref={scrollByKeyboard}>
        <table className="table what-if-differences">
          <thead>
            <tr>
              <th scope="col">{t.step}</th>
              {of.sides.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, kind, title, values }) => (
              <tr key={key}>
                <th scope="row">
                  <span className="what-if-kind">{t.kinds[kind]}</span> {title}
                </th>
                {of.sides.map(({ name }, side) => (
                  <td key={name} className={values[side] === values[0] ? '' : 'is-other'}>
                    {values[side] || t.notReached}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
