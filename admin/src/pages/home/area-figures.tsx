import { useRead } from '../../api/hooks.ts';
import { Empty, ErrorBlock, Loading } from '../../kit/blocks.tsx';
import { sayCount } from '../../kit/format.ts';
import { useTexts } from '../../kit/language.tsx';
import { Section } from '../../kit/record-page.tsx';
import { homeTexts } from './texts.ts';

/** How many people and households the area has, and where they live: a bar for each place. */
export function AreaFigures() {
  const t = useTexts(homeTexts);
  const counts = useRead('GET /api/v1/registry/counts', { query: {} });
  const places = counts.data?.items ?? [];
  const people = places.reduce((sum, place) => sum + place.persons, 0);
  const households = places.reduce((sum, place) => sum + place.households, 0);
  const most = Math.max(1, ...places.map((place) => place.persons));
  return (
    <Section title={t.figures}>
      {counts.error ? (
        <ErrorBlock error={counts.error} onRetry={() => void counts.refetch()} />
      ) : counts.isLoading ? (
        <Loading />
      ) : people === 0 ? (
        <Empty text={t.noPeople} next={t.noPeopleNext} />
      ) : (
        <>
          <div className="home-totals">
            <Total label={t.people} value={sayCount(people)} />
            <Total label={t.households} value={sayCount(households)} />
            {households > 0 ? (
              <p className="home-more">{t.average((people / households).toFixed(1))}</p>
            ) : null}
          </div>
          <h3 className="home-subhead">{t.byPlace}</h3>
          <ul className="home-bars">
            {places.map((place) => (
              <li key={place.placeId}>
                <span className="home-bar-name">{place.placeName}</span>
                <span className="home-bar" aria-hidden="true">
                  <span style={{ width: `${(place.persons / most) * 100}%` }} />
                </span>
                <span className="home-bar-count figures">{t.persons(sayCount(place.persons))}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function Total({ label, value }: { label: string; value: string }) {
  return (
    <div className="home-total">
      <span>{label}</span>
      <b className="figures">{value}</b>
    </div>
  );
}
