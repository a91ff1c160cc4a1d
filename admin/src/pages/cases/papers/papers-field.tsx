import { createContext, useContext } from 'react';
import { useTexts } from '../../../kit/index.ts';
import { AddPaper } from './add-paper.tsx';
import { paperAddress } from './paper-viewer.tsx';
import './papers.css';
import { usePaperSender } from './send-paper.ts';
import { paperTexts } from './texts.ts';

/** The case and step for which papers are taken; nothing where one act is done to many cases. */
export const PaperPlace = createContext<{ readonly caseId: string; readonly step: string } | null>(null);

interface Asked {
  readonly name: string;
  readonly title: string;
  readonly of?: string | undefined;
  readonly min: number | null;
  readonly max: number | null;
}

interface Given {
  readonly value?: readonly string[];
  onChange?(ids: readonly string[]): void;
}

/** Photographs, signatures or files as the answer to a field: each is sent at once, and the answer names it. */
export function PapersField({ field, ...given }: { field: Asked } & Given) {
  const t = useTexts(paperTexts);
  const place = useContext(PaperPlace);
  if (!place) return <p>{t.oneByOne}</p>;
  return <HeldPapers field={field} place={place} {...given} />;
}

function HeldPapers({
  field,
  place,
  value = [],
  onChange,
}: Given & { field: Asked; place: { readonly caseId: string; readonly step: string } }) {
  const t = useTexts(paperTexts);
  const sender = usePaperSender(place.caseId);
  const max = field.max ?? 1;
  return (
    <div>
      <div className="paper-field">
        {value.map((id, index) => (
          <span key={id} className="paper-held">
            <img src={paperAddress(place.caseId, id)} alt={t.nameOf(field.title, index + 1)} />
            <button
              type="button"
              aria-label={t.remove(index + 1)}
              onClick={() => onChange?.(value.filter((one) => one !== id))}
            >
              ×
            </button>
          </span>
        ))}
        {value.length < max ? (
          <AddPaper
            sender={sender}
            slot={`${place.step}.${field.name}`}
            of={field.of ?? 'file'}
            title={field.title}
            onAdded={(id) => onChange?.([...value, id])}
          />
        ) : null}
      </div>
      <p className="paper-kinds">{sender.isBusy ? t.sending : t.atLeast(field.min ?? 0, max)}</p>
      {sender.problem ? (
        <p role="alert" className="paper-problem">
          {sender.problem}
        </p>
      ) : null}
    </div>
  );
}
