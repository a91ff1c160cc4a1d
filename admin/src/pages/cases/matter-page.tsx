import { useParams } from 'react-router';
import { type ResponseOf, useRead } from '../../api/index.ts';
import {
  DateInput,
  ErrorBlock,
  LinkButton,
  Loading,
  Mark,
  PageHead,
  Section,
  sayDate,
  useFilters,
  useLanguage,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import './cases.css';
import { Delegations } from './delegations.tsx';
import { FlowChart } from './flow-chart.tsx';
import { caseTexts } from './texts.ts';

export type MatterRecord = ResponseOf<'GET /api/v1/matters/{code}'>;

/** A matter with all that follows from its declaration, by the rules of the chosen day. */
export function MatterPage() {
  const t = useTexts(caseTexts);
  const { matterCode = '' } = useParams();
  const filters = useFilters();
  const mayAct = useMay('cases.act');
  const { on } = filters.values;
  const matter = useRead(
    'GET /api/v1/matters/{code}',
    { params: { code: matterCode }, query: on ? { on } : {} },
    { keepPrevious: true },
  );
  if (matter.error) return <ErrorBlock error={matter.error} onRetry={() => void matter.refetch()} isPage />;
  if (!matter.data) return <Loading />;
  const { data } = matter;
  return (
    <>
      <PageHead
        title={data.title}
        crumbs={[{ path: '/matters', title: t.matters }]}
        intro={data.who}
        actions={
          mayAct ? (
            <LinkButton to={`/cases/new?matter=${data.code}`} isPrimary>
              {t.newCase}
            </LinkButton>
          ) : null
        }
      />
      <div className="panel matter-day">
        <label htmlFor="matter-day">{t.asOf}</label>
        <DateInput
          id="matter-day"
          value={data.on}
          onChange={(day: string | null) => filters.set('on', day ?? '')}
        />
        <Versions matter={data} onChoose={(day) => filters.set('on', day)} />
      </div>
      <Section title={t.chart}>
        <FlowChart matter={data} />
      </Section>
      <div className="case-columns">
        <Section title={t.guide}>
          {data.guide.map(({ code, heading, lines }) => (
            <div key={code} className="guide-part">
              <h3>{heading}</h3>
              <ul className="plain-list">
                {lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </div>
          ))}
        </Section>
        <div>
          <FormPart matter={data} />
          <Power matter={data} />
          {data.canDelegate ? <Delegations matter={data.code} isWhole={data.isDelegated} /> : null}
        </div>
      </div>
    </>
  );
}

function Versions({ matter, onChoose }: { matter: MatterRecord; onChoose(day: string): void }) {
  const t = useTexts(caseTexts);
  const { language } = useLanguage();
  return (
    <ul className="versions" aria-label={t.versions}>
      {matter.procedures.map((one) => (
        <li key={one.from}>
          <button
            type="button"
            aria-pressed={one.isCurrent}
            className="work-state"
            onClick={() => onChoose(one.from)}
          >
            {`${t.from} ${sayDate(one.from, language)}`}
          </button>
          <span className="case-step-soft">{one.basis.join(' ')}</span>
        </li>
      ))}
    </ul>
  );
}

function FormPart({ matter }: { matter: MatterRecord }) {
  const t = useTexts(caseTexts);
  return (
    <Section title={t.form}>
      <ul className="papers">
        {matter.form.map((field) => (
          <li key={field.name}>
            <span>{field.title}</span>
            {field.choices.length > 0 ? (
              <span className="case-step-soft">{field.choices.map(({ label }) => label).join(' / ')}</span>
            ) : null}
            {field.isOptional ? <Mark>{t.paperStates.optional}</Mark> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Power({ matter: { power } }: { matter: MatterRecord }) {
  const t = useTexts(caseTexts);
  return (
    <Section title={t.power}>
      <p>
        <Mark tone="blue">{power.kind}</Mark> {power.office}
      </p>
      {power.duties.map(({ office, tasks }) => (
        <p key={office}>{t.labelled(office, t.listed(tasks))}</p>
      ))}
    </Section>
  );
}
