import { Link } from 'react-router';
import { Mark, sayDate, useLanguage, useTexts } from '../../../kit/index.ts';
import { fieldTexts } from './texts.ts';
import type { Field } from './use-field.ts';

export type StateHere = 'open' | 'draft' | 'waiting' | 'sent' | 'refused' | 'conflict';

const tones = {
  open: 'plain',
  draft: 'blue',
  waiting: 'warn',
  sent: 'ok',
  refused: 'seal',
  conflict: 'seal',
} as const;

/** Where a visit stands on this device: what is newer on it than on the server says more. */
export function stateHere(field: Field, visitId: string, phase: string): StateHere {
  if (field.drafts.some((draft) => draft.visitId === visitId)) return 'draft';
  const last = field.queue.filter((one) => one.visitId === visitId && one.kind === 'record').at(-1);
  if (last) return last.state === 'sent' && last.phase === 'conflict' ? 'conflict' : last.state;
  return phase === 'conflict' ? 'conflict' : 'open';
}

export function StateMark({ state }: { state: StateHere }) {
  const t = useTexts(fieldTexts);
  return <Mark tone={tones[state]}>{t.states[state]}</Mark>;
}

/** The visits that were taken along, each a card wide enough for a thumb. */
export function FieldList({ field }: { field: Field }) {
  const t = useTexts(fieldTexts);
  const { language } = useLanguage();
  return (
    <ul className="field-list" aria-label={t.list}>
      {field.kept?.list.visits.map((visit) => (
        <li key={visit.id}>
          <Link className="field-card" to={`/visits/field?v=${visit.id}`}>
            <span className="field-card-name">{visit.name}</span>
            <StateMark state={stateHere(field, visit.id, visit.phase)} />
            <span className="field-card-more">
              {[visit.villageName, visit.address].filter(Boolean).join(' ')}
            </span>
            <span className="field-card-due">{t.due(sayDate(visit.dueOn, language))}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
