import { Link } from 'react-router';
import { Mark, useTexts, yuanFromFen } from '../../kit/index.ts';
import { awardTexts } from '../../parts/award-texts.ts';
import { useSayMonth } from '../../parts/months.ts';
import { useSchemeTitles } from '../../parts/schemes.ts';
import { type Lane, placeOf, type ReceivedChange } from './shape.ts';
import { receivedTexts } from './texts.ts';

const STEP = 10;
const BAR = 8;
const HEIGHT = 40;
const MONTHS = 12;

/** A lane for each scheme and person, a bar for each month; where it was changed, paused or stopped stands in words. */
export function MonthLanes({
  lanes,
  first,
  last,
  toneOf,
}: {
  lanes: readonly Lane[];
  first: number;
  last: number;
  toneOf: (scheme: string) => string;
}) {
  return (
    <ol className="received-lanes">
      {lanes.map((lane) => (
        <OneLane key={lane.key} lane={lane} first={first} last={last} tone={toneOf(lane.scheme)} />
      ))}
    </ol>
  );
}

function OneLane({ lane, first, last, tone }: { lane: Lane; first: number; last: number; tone: string }) {
  const t = useTexts(receivedTexts);
  const titles = useSchemeTitles();
  const { scheme, personName, fen, last: state } = lane;
  const title = titles.say(scheme);
  return (
    <li className={tone}>
      <p className="received-lane-head">
        <span className="received-lane-title">
          {personName === null ? title : t.laneOf(title, personName)}
          {state ? <State change={state} /> : null}
        </span>
        <span className="figures">{t.sumOf(yuanFromFen(fen))}</span>
      </p>
      <LaneBars lane={lane} first={first} last={last} />
      <Words changes={lane.changes} isOnce={state === undefined} />
    </li>
  );
}

function State({ change }: { change: ReceivedChange }) {
  const { states } = useTexts(awardTexts);
  if (change.kind === 'stop') return <Mark tone="seal">{states.stopped}</Mark>;
  if (change.kind === 'suspend') return <Mark tone="warn">{states.suspended}</Mark>;
  return <Mark tone="ok">{states.running}</Mark>;
}

/** The words below say the same; whoever hears the page hears those. */
function LaneBars({
  lane: { bars, most, changes },
  first,
  last,
}: {
  lane: Lane;
  first: number;
  last: number;
}) {
  const width = (last - first + 1) * STEP;
  const heightOf = (fen: number): number => (fen === 0 ? 0 : Math.max(2, (fen / most) * (HEIGHT - 4)));
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at).filter(
    (place) => place % MONTHS === 0 || place === first,
  );
  const stops = changes.filter(({ kind }) => kind === 'stop' || kind === 'suspend');
  return (
    <svg
      className="received-bars"
      viewBox={`0 0 ${width} ${HEIGHT + 14}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {years.map((place) => (
        <line
          key={place}
          className="received-new-year"
          x1={(place - first) * STEP}
          x2={(place - first) * STEP}
          y1={0}
          y2={HEIGHT}
        />
      ))}
      <line className="received-ground" x1={0} x2={width} y1={HEIGHT} y2={HEIGHT} />
      {[...bars].map(([place, { fen, waiting }]) => (
        <g key={place}>
          <rect
            className="received-bar"
            x={(place - first) * STEP + 1}
            width={BAR}
            y={HEIGHT - heightOf(fen)}
            height={heightOf(fen)}
          />
          <rect
            className="received-bar is-late"
            x={(place - first) * STEP + 1}
            width={BAR}
            y={HEIGHT - heightOf(fen) - heightOf(waiting)}
            height={heightOf(waiting)}
          />
        </g>
      ))}
      {stops.map(({ fromMonth, kind }) => (
        <line
          key={`${fromMonth} ${kind}`}
          className={`received-end is-${kind}`}
          x1={(placeOf(fromMonth) - first) * STEP}
          x2={(placeOf(fromMonth) - first) * STEP}
          y1={0}
          y2={HEIGHT}
        />
      ))}
    </svg>
  );
}

/** The scale below all lanes. */
export function YearScale({ first, last }: { first: number; last: number }) {
  const t = useTexts(receivedTexts);
  const months = last - first + 1;
  const years = Array.from(
    { length: Math.floor(last / MONTHS) - Math.floor(first / MONTHS) + 1 },
    (_, at) => {
      const year = Math.floor(first / MONTHS) + at;
      const [from, to] = [Math.max(first, year * MONTHS), Math.min(last, year * MONTHS + MONTHS - 1)];
      return { year, share: (to - from + 1) / months };
    },
  );
  return (
    <p className="received-scale" aria-hidden="true">
      {years.map(({ year, share }) => (
        <span key={year} style={{ flexBasis: `${share * 100}%` }}>
          {share < 0.09 ? '' : t.year(String(year))}
        </span>
      ))}
    </p>
  );
}

/** What changed and why, the latest first; how it began is told by the table. */
function Words({ changes, isOnce }: { changes: readonly ReceivedChange[]; isOnce: boolean }) {
  const t = useTexts(receivedTexts);
  const { causes } = useTexts(awardTexts);
  const sayMonth = useSayMonth();
  const told = isOnce ? [] : changes.filter(({ kind }) => kind !== 'open').toReversed();
  if (told.length === 0) return null;
  return (
    <ul className="received-words">
      {told.map(({ awardId, fromMonth, kind, amountFen, cause, reason, document }) => (
        <li key={`${awardId} ${fromMonth} ${kind} ${amountFen}`} className={`is-${kind}`}>
          <Link className="within-text" to={`/awards/${awardId}`}>
            {t.acts(sayMonth(fromMonth), kind, yuanFromFen(amountFen))}
          </Link>
          {t.because([causes[cause] ?? '', reason, document].filter((part) => part !== ''))}
        </li>
      ))}
    </ul>
  );
}
