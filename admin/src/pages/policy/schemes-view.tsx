import { Link } from 'react-router';
import { type ItemOf, useRead } from '../../api/index.ts';
import { ErrorBlock, Loading, Mark, useLanguage, useTexts } from '../../kit/index.ts';
import type { Setting } from './setting-bar.tsx';
import { policyTexts } from './texts.ts';

export type SchemeItem = ItemOf<'GET /api/v1/policy/schemes'>;

/** Every scheme in a card: those in force first. */
export function SchemesView({ setting }: { setting: Setting }) {
  const t = useTexts(policyTexts);
  const read = useRead(
    'GET /api/v1/policy/schemes',
    { query: setting.query },
    { when: setting.isReady, keepPrevious: true },
  );
  if (read.error) return <ErrorBlock error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading />;
  const groups = (['in-force', 'missing-parameters', 'not-in-force'] as const).map((status) => ({
    status,
    items: read.data.items.filter((item) => item.status === status),
  }));
  return groups.map(({ status, items }) =>
    items.length === 0 ? null : (
      <section key={status} className="policy-schemes" aria-label={t.status[status]}>
        <h2>
          {t.status[status]} <span className="policy-schemes-count">{items.length}</span>
        </h2>
        <ul>
          {items.map((item) => (
            <SchemeCard key={item.code} item={item} search={setting.search} />
          ))}
        </ul>
      </section>
    ),
  );
}

function SchemeCard({ item, search }: { item: SchemeItem; search: string }) {
  const t = useTexts(policyTexts);
  const { language } = useLanguage();
  const [basis] = item.basis;
  return (
    <li className={`policy-scheme is-${item.status}`}>
      <h3>
        <Link to={`/policy/schemes/${item.code}${search}`}>{item.title}</Link>
      </h3>
      <p>{item.summary}</p>
      <p className="policy-scheme-marks">
        <SchemeMarks item={item} />
      </p>
      {item.missing.length > 0 ? (
        <p className="policy-unset">
          {t.missing(item.missing.map(({ title }) => title).join(language === 'zh' ? '、' : ', '))}
        </p>
      ) : null}
      {basis ? (
        <p className="policy-scheme-basis">
          《{basis.title}》{basis.place}
        </p>
      ) : null}
    </li>
  );
}

/** What sort of scheme it is. */
export function SchemeMarks({ item }: { item: SchemeItem }) {
  const t = useTexts(policyTexts);
  return (
    <>
      <Mark>{item.unit === 'household' ? t.perHousehold : t.perPerson}</Mark>
      <Mark>{item.isStanding ? t.standing : t.periods[item.period]}</Mark>
      {item.assumed > 0 ? <Mark tone="warn">{t.assumedCount(item.assumed)}</Mark> : null}
    </>
  );
}
