import type { ItemOf } from '../../api/index.ts';
import { type Column, Mark, sayDate, useLanguage, useTexts } from '../../kit/index.ts';
import { Due } from './due.tsx';
import { caseTexts } from './texts.ts';

export type CaseRow = ItemOf<'GET /api/v1/cases'>;

type Tone = 'plain' | 'blue' | 'ok' | 'warn' | 'seal';
const tones: Readonly<Record<string, Tone>> = {
  applied: 'warn',
  supplementing: 'plain',
  running: 'blue',
  paused: 'plain',
  decided: 'ok',
  closed: 'ok',
};

/** The state of a case in one word. */
export function PhaseMark({ phase, isGranted }: Pick<CaseRow, 'phase' | 'isGranted'>) {
  const t = useTexts(caseTexts);
  const result = isGranted === null ? '' : ` · ${isGranted ? t.granted : t.refused}`;
  const tone = isGranted === false ? 'seal' : (tones[phase] ?? 'plain');
  return <Mark tone={tone}>{`${t.phases[phase] ?? phase}${result}`}</Mark>;
}

export function useCaseColumns(): Column<CaseRow>[] {
  const t = useTexts(caseTexts);
  const { language } = useLanguage();
  return [
    { key: 'applicant', title: t.applicant, render: (row) => row.applicant },
    { key: 'matter', title: t.matter, render: (row) => row.matterTitle },
    {
      key: 'phase',
      title: t.phase,
      render: (row) => <PhaseMark phase={row.phase} isGranted={row.isGranted} />,
    },
    { key: 'step', title: t.step, render: (row) => row.stepTitle ?? '—' },
    { key: 'place', title: t.place, render: (row) => `${row.townName ?? ''} ${row.villageName ?? ''}` },
    {
      key: 'due',
      title: t.due,
      render: (row) =>
        row.waitingLevel === null ? '—' : <Due day={row.dueOn} isProvisional={row.dueIsProvisional} />,
    },
    { key: 'applied', title: t.applied, render: (row) => sayDate(row.appliedOn, language) },
    { key: 'number', title: t.number, render: (row) => <span className="figures">{row.caseNo}</span> },
  ];
}
