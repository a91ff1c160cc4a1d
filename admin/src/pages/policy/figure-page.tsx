import { Select } from 'antd';
import { Link, useParams } from 'react-router';
import { type ResponseOf, useRead } from '../../api/index.ts';
import {
  Empty,
  ErrorBlock,
  Facts,
  Loading,
  Mark,
  PageHead,
  Section,
  useLanguage,
  useTexts,
} from '../../kit/index.ts';
import { nameList } from '../../kit/name-list.ts';
import { FigureHistory } from './figure-history.tsx';
import { FigureTable } from './figure-table.tsx';
import { figureTexts } from './figure-texts.ts';
import './policy.css';
import { type Setting, SettingBar, useSetting } from './setting-bar.tsx';
import { policyTexts } from './texts.ts';

export type History = ResponseOf<'GET /api/v1/policy/parameters/{code}'>;

/** One parameter: what holds on the day, and every value that it ever had. */
export function FigurePage() {
  const t = useTexts(policyTexts);
  const { parameterCode: code = '' } = useParams();
  const setting = useSetting();
  const compared = setting.filters.values.with ?? '';
  const read = useRead(
    'GET /api/v1/policy/parameters/{code}',
    { params: { code }, query: { ...setting.query, ...(compared ? { with: compared } : {}) } },
    { when: setting.isReady, keepPrevious: true },
  );
  if (read.error && !read.data)
    return <ErrorBlock isPage error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading />;
  const { parameter } = read.data;
  return (
    <>
      <PageHead
        title={parameter.title}
        crumbs={[{ path: `/policy${setting.search}&tab=figures`, title: t.toCatalogue }]}
      />
      <SettingBar setting={setting} />
      <Now history={read.data} setting={setting} />
      <PastSection history={read.data} setting={setting} />
    </>
  );
}

/** For what it is used. */
function Use({ parameter, setting }: { parameter: History['parameter']; setting: Setting }) {
  const t = useTexts(figureTexts);
  const { language } = useLanguage();
  if (parameter.usedBy.length === 0) return t.notUsed;
  return (
    <>
      {parameter.usedBy.map(({ code, title }, index) => (
        <span key={code}>
          {index > 0 ? (language === 'zh' ? '、' : ', ') : null}
          <Link className="within-text" to={`/policy/schemes/${code}${setting.search}`}>
            {title}
          </Link>
        </span>
      ))}
    </>
  );
}

function Now({ history, setting }: { history: History; setting: Setting }) {
  const t = useTexts(figureTexts);
  const words = useTexts(policyTexts);
  const { parameter } = history;
  const [only] = parameter.cells;
  const won = parameter.cells.length === 1 ? only?.won : undefined;
  return (
    <Section title={t.now}>
      {won ? (
        <p className="policy-big">
          {won.said} {won.assumed ? <Mark tone="warn">{words.assumed}</Mark> : null}
        </p>
      ) : null}
      {parameter.isSet ? (
        <FigureTable label={t.now} items={[parameter]} search={setting.search} />
      ) : (
        <p>{t.noneThatDay}</p>
      )}
      <div className="figure-facts">
        <Facts
          facts={[
            { label: t.code, value: <code>{parameter.code}</code> },
            { label: t.usedBy, value: <Use parameter={parameter} setting={setting} />, isWide: true },
          ]}
        />
      </div>
    </Section>
  );
}

function PastSection({ history, setting }: { history: History; setting: Setting }) {
  const t = useTexts(figureTexts);
  const { filters } = setting;
  const compared = filters.values.with?.split(',') ?? [];
  const isAny = history.cells.some(({ levels }) => levels.length > 0);
  return (
    <Section
      title={t.history}
      actions={
        <Select
          id="policy-compare"
          mode="multiple"
          aria-label={t.compare}
          placeholder={t.compare}
          style={{ minWidth: 240, maxWidth: '100%' }}
          value={compared}
          onOpenChange={() => nameList('policy-compare', t.compare)}
          options={history.regions.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(codes: string[]) => filters.set('with', codes.join(','))}
        />
      }
    >
      {isAny ? null : <Empty text={t.none} next={t.noneNext} />}
      {history.cells
        .filter(({ levels }) => levels.length > 0)
        .map((cell) => (
          <FigureHistory key={cell.cell} cell={cell} history={history} setting={setting} />
        ))}
    </Section>
  );
}
