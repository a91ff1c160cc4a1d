import { Link, useParams } from 'react-router';
import { type ResponseOf, useRead } from '../../api/index.ts';
import {
  ErrorBlock,
  LinkButton,
  Loading,
  Mark,
  Notice,
  PageHead,
  sayDate,
  Tabs,
  useLanguage,
  useTexts,
} from '../../kit/index.ts';
import { SourceText } from './figure-parts.tsx';
import { FigureTable } from './figure-table.tsx';
import './policy.css';
import { RuleTree } from './rule-tree.tsx';
import { SchemeExamples } from './scheme-examples.tsx';
import { SchemeVersions } from './scheme-versions.tsx';
import './scheme.css';
import { schemeTexts } from './scheme-texts.ts';
import { SchemeMarks } from './schemes-view.tsx';
import { type Setting, SettingBar, useSetting } from './setting-bar.tsx';
import { policyTexts } from './texts.ts';

export type SchemeDetail = ResponseOf<'GET /api/v1/policy/schemes/{code}'>;

/** One scheme as it stands on a day: in plain words, with every condition, figure, limit and example. */
export function SchemePage() {
  const words = useTexts(policyTexts);
  const t = useTexts(schemeTexts);
  const { schemeCode: code = '' } = useParams();
  const setting = useSetting();
  const read = useRead(
    'GET /api/v1/policy/schemes/{code}',
    { params: { code }, query: setting.query },
    { when: setting.isReady, keepPrevious: true },
  );
  if (read.error && !read.data)
    return <ErrorBlock isPage error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading />;
  const page = read.data;
  return (
    <>
      <PageHead
        title={page.scheme.title}
        crumbs={[{ path: `/policy${setting.search}`, title: words.toCatalogue }]}
        intro={page.scheme.summary}
        actions={
          <LinkButton to={`/policy/calculator${setting.search}&schemes=${code}`} isPrimary>
            {t.calculate}
          </LinkButton>
        }
      />
      <SettingBar setting={setting} />
      <Standing page={page} />
      <Tabs
        label={page.scheme.title}
        tabs={[
          { key: 'rules', title: t.rules, draw: () => <Rules page={page} /> },
          { key: 'figures', title: t.figures, draw: () => <Figures page={page} setting={setting} /> },
          { key: 'examples', title: t.examples, draw: () => <SchemeExamples page={page} /> },
          { key: 'others', title: t.limitsAndOthers, draw: () => <Bearings page={page} setting={setting} /> },
          { key: 'versions', title: t.versions, draw: () => <SchemeVersions page={page} /> },
        ]}
      />
    </>
  );
}

/** Who is eligible on the one side, how much on the other. */
function Rules({ page }: { page: SchemeDetail }) {
  const t = useTexts(schemeTexts);
  const hasAmounts = !page.scheme.isStanding && page.amounts.length > 0;
  return (
    <div className={hasAmounts ? 'scheme-columns' : ''}>
      <section aria-label={t.conditions}>
        <h2>{t.conditions}</h2>
        <RuleTree rules={page.conditions} />
      </section>
      {hasAmounts ? (
        <section aria-label={t.amounts}>
          <h2>{t.amounts}</h2>
          <RuleTree rules={page.amounts} />
        </section>
      ) : null}
    </div>
  );
}

function Figures({ page, setting }: { page: SchemeDetail; setting: Setting }) {
  const t = useTexts(schemeTexts);
  if (page.parameters.length === 0) return <p>{t.noFigures}</p>;
  return <FigureTable label={t.figures} items={page.parameters} search={setting.search} />;
}

function Bearings({ page, setting }: { page: SchemeDetail; setting: Setting }) {
  const t = useTexts(schemeTexts);
  if (page.limits.length + page.interactions.length === 0) return <p>{t.noBearings}</p>;
  return (
    <div className="scheme-columns">
      <Interactions page={page} setting={setting} />
      <Limits page={page} setting={setting} />
    </div>
  );
}

/** Whether it can be had that day, of what sort it is, and on what it rests. */
function Standing({ page: { scheme } }: { page: SchemeDetail }) {
  const words = useTexts(policyTexts);
  const t = useTexts(schemeTexts);
  const { language } = useLanguage();
  const join = language === 'zh' ? '、' : ', ';
  return (
    <>
      {scheme.status === 'in-force' ? null : (
        <Notice kind="warn" title={words.status[scheme.status]}>
          {scheme.missing.length > 0
            ? words.missing(scheme.missing.map(({ title }) => title).join(join))
            : t.unavailable}
        </Notice>
      )}
      <section className="panel scheme-standing" aria-label={t.what}>
        <p>
          <Mark tone={scheme.status === 'in-force' ? 'ok' : 'warn'}>{words.status[scheme.status]}</Mark>{' '}
          <SchemeMarks item={scheme} />
        </p>
        <p>
          {t.since} {sayDate(scheme.from, language)}
          {scheme.end ? ` · ${t.until} ${sayDate(scheme.end, language)}` : null}
        </p>
        <p>
          {t.basis}
          {language === 'zh' ? '：' : ': '}
          {scheme.basis.map((source, index) => (
            <span key={source.written}>
              {index > 0 ? join : null}
              <SourceText source={source} />
            </span>
          ))}
        </p>
      </section>
    </>
  );
}

function Interactions({ page, setting }: { page: SchemeDetail; setting: Setting }) {
  const t = useTexts(schemeTexts);
  if (page.interactions.length === 0) return null;
  return (
    <section aria-label={t.interactions}>
      <h2>{t.interactions}</h2>
      <ul className="scheme-list">
        {page.interactions.map((one) => (
          <li key={`${one.other.code} ${one.kind} ${one.isFirst}`}>
            <p>
              <Mark tone={one.kind === 'stack' ? 'ok' : 'plain'}>{t.kinds[one.kind]}</Mark>{' '}
              <Link to={`/policy/schemes/${one.other.code}${setting.search}`}>{one.other.title}</Link>
            </p>
            <p>{one.title}</p>
            <p className="scheme-article">
              <SourceText source={one.article} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Limits({ page, setting }: { page: SchemeDetail; setting: Setting }) {
  const t = useTexts(schemeTexts);
  if (page.limits.length === 0) return null;
  return (
    <section aria-label={t.limits}>
      <h2>{t.limits}</h2>
      <dl className="scheme-limits">
        {page.limits.map((limit) => (
          <div key={limit.code}>
            <dt>
              <Link to={`/policy/figures/${limit.code}${setting.search}`}>{limit.title}</Link>
            </dt>
            <dd>{limit.counts === 'days' ? t.days(limit.days) : t.workingDays(limit.days)}</dd>
          </div>
        ))}
      </dl>
      <p className="scheme-more">
        <Link to={`/policy/limits${setting.search}`}>{t.countLimits}</Link>
      </p>
    </section>
  );
}
