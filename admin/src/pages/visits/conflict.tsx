import { Button } from 'antd';
import { useState } from 'react';
import type { ChecklistText } from '../../../../engine/visits/checklist.ts';
import { isRefused, type Refused, useWrite } from '../../api/index.ts';
import {
  ErrorBlock,
  Notice,
  Section,
  sayDate,
  toast,
  useLanguage,
  useMay,
  useSession,
  useTexts,
} from '../../kit/index.ts';
import { newId } from '../../parts/field/new-id.ts';
import { useAnswers } from './say-answer.ts';
import { visitTexts } from './texts.ts';
import { Pictures, type Told, type Visit } from './visit-page.tsx';

interface Line {
  readonly name: string;
  readonly title: string;
  /** In the order of the tellings; undefined where one does not answer it. */
  readonly values: readonly (string | undefined)[];
}

const OWN_LINES = ['outcome', 'visitedOn', 'remark'] as const;

function useLines(visit: Visit): Line[] {
  const t = useTexts(visitTexts);
  const { language } = useLanguage();
  const answers = useAnswers(visit.text as ChecklistText | null);
  const said = visit.heads.map((head) => new Map(answers(head.answers).map((one) => [one.name, one])));
  const titles = new Map(said.flatMap((one) => [...one.values()].map(({ name, title }) => [name, title])));
  const own = OWN_LINES.map((name) => ({
    name,
    title: t[name],
    values: visit.heads.map((head) => {
      if (name === 'outcome') return t.outcomes[head.outcome] ?? head.outcome;
      return name === 'visitedOn' ? sayDate(head.visitedOn, language) : head.remark || undefined;
    }),
  }));
  const order = ((visit.text as ChecklistText | null)?.items ?? []).map(({ field }) => field.name);
  const asked = order.flatMap((name) => {
    const title = titles.get(name);
    return title === undefined ? [] : [{ name, title, values: said.map((one) => one.get(name)?.value) }];
  });
  return [...own, ...asked].filter(({ values }) => values.some((value) => value !== undefined));
}

const differs = ({ values }: Line): boolean => new Set(values).size > 1;

/** What was chosen of several tellings, as one that knows of them all. */
function join(heads: readonly Told[], chosen: Readonly<Record<string, number>>) {
  const first = heads[0];
  if (!first) throw new Error('nothing to settle');
  const of = (name: string): Told => heads[chosen[name] ?? 0] ?? first;
  const names = new Set(heads.flatMap((head) => Object.keys(head.answers)));
  const answers: Record<string, unknown> = {};
  const outcome = of('outcome').outcome as 'done' | 'absent' | 'refused';
  for (const name of names) {
    const value = of(name).answers[name];
    if (value !== undefined && outcome === 'done') answers[name] = value;
  }
  const team = new Map(heads.flatMap((head) => head.team).map((one) => [one.name, one]));
  const signatures = new Map(heads.flatMap((head) => head.signatures).map((one) => [one.name, one]));
  return {
    id: newId(),
    bases: heads.map(({ id }) => id),
    outcome,
    visitedOn: of('visitedOn').visitedOn,
    endedAt: new Date().toISOString(),
    team: [...team.values()],
    position: heads.find(({ position }) => position !== null)?.position ?? null,
    answers,
    remark: of('remark').remark,
    photos: [...new Set(heads.flatMap(({ photos }) => photos))],
    signatures: [...signatures.values()],
  };
}

/** Two tellings side by side; whoever went chooses line by line, and both stay in the history. */
export function Conflict({ visit }: { visit: Visit }) {
  const t = useTexts(visitTexts);
  const { user } = useSession();
  const lines = useLines(visit);
  const [chosen, setChosen] = useState<Readonly<Record<string, number>>>({});
  const [error, setError] = useState<Refused | null>(null);
  const [isMissing, setIsMissing] = useState(false);
  const record = useWrite('POST /api/v1/visits/{visitId}/records');
  const mayRecord = useMay('visits.record');
  const wasThere = visit.heads.some(({ team }) => team.some(({ userId }) => userId === user.id));
  const maySettle = mayRecord && wasThere;
  const open = lines.filter((line) => differs(line) && chosen[line.name] === undefined);
  const settle = async (): Promise<void> => {
    setIsMissing(open.length > 0);
    if (open.length > 0) return;
    setError(null);
    try {
      await record.mutateAsync({ params: { visitId: visit.visit.id }, body: join(visit.heads, chosen) });
      toast(t.kept);
    } catch (fault) {
      if (!isRefused(fault)) throw fault;
      setError(fault);
    }
  };
  return (
    <Section title={t.conflict}>
      <Notice kind="warn">{t.conflictNext}</Notice>
      <Lines
        visit={visit}
        lines={lines}
        chosen={chosen}
        choose={maySettle ? (name, index) => setChosen({ ...chosen, [name]: index }) : null}
      />
      {visit.heads.map((head) => (
        <div key={head.id} className="told-pictures">
          <p className="field-label">{t.of(head.byName)}</p>
          <Pictures visitId={visit.visit.id} photos={head.photos} signatures={head.signatures} />
        </div>
      ))}
      {error ? <ErrorBlock error={error} /> : null}
      {isMissing && open.length > 0 ? (
        <p className="field-problem" role="alert">
          {t.chooseAll}
        </p>
      ) : null}
      {maySettle ? (
        <Button type="primary" loading={record.isPending} onClick={() => void settle()}>
          {t.keep}
        </Button>
      ) : (
        <p className="field-soft">{t.onlyTeam}</p>
      )}
    </Section>
  );
}

function Lines({
  visit,
  lines,
  chosen,
  choose,
}: {
  visit: Visit;
  lines: readonly Line[];
  chosen: Readonly<Record<string, number>>;
  choose: ((name: string, index: number) => void) | null;
}) {
  const t = useTexts(visitTexts);
  const { language } = useLanguage();
  return (
    <div className="table-scroll">
      <table className="compare" lang={language === 'zh' ? 'zh-CN' : 'en'}>
        <thead>
          <tr>
            <th scope="col">{t.item}</th>
            {visit.heads.map((head) => (
              <th key={head.id} scope="col">
                {t.of(head.byName)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.name} className={differs(line) ? 'differs' : ''}>
              <th scope="row">{line.title}</th>
              {line.values.map((value, index) => (
                <td key={visit.heads[index]?.id}>
                  {differs(line) && choose ? (
                    <label>
                      <input
                        type="radio"
                        name={`choose-${line.name}`}
                        checked={chosen[line.name] === index}
                        onChange={() => choose(line.name, index)}
                      />
                      {value ?? '—'}
                    </label>
                  ) : (
                    (value ?? '—')
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
