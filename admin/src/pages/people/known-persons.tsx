import { Button, Form } from 'antd';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { ResponseOf } from '../../api/index.ts';
import { CodeName, Mark, Notice, sayDate, useLanguage, useTexts } from '../../kit/index.ts';
import { actTexts } from './act-texts.ts';
import type { NewPersonValues } from './new-person.tsx';

type Known = ResponseOf<'POST /api/v1/persons/known'>['items'];

/** What the question was asked with; the answer holds for nothing else. */
export const sketchOf = ({ name, birthDate, idKind, idNumber, village }: NewPersonValues) => ({
  name: name?.trim() ?? '',
  birthDate: birthDate ?? null,
  idNumber: idKind === 'none' ? null : (idNumber?.trim() ?? null),
  ...(village ? { villageId: village.id } : {}),
});

/** Stands before the register button: who is on record already, and the two ways from here. */
export function KnownPersons({
  known,
  askedWith,
  onDespite,
}: {
  known: Known;
  askedWith: string;
  onDespite(): void;
}) {
  const t = useTexts(actTexts);
  const { language } = useLanguage();
  const form = Form.useFormInstance<NewPersonValues>();
  const values = Form.useWatch([], form) as NewPersonValues | undefined;
  const isStill = values !== undefined && JSON.stringify(sketchOf(values)) === askedWith;
  const block = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isStill) return;
    block.current?.focus();
    block.current?.scrollIntoView({ block: 'center' });
  }, [isStill]);
  if (!isStill) return null;
  const despite = (): void => {
    onDespite();
    form.submit();
  };
  return (
    <div ref={block} className="known-persons" role="alert" tabIndex={-1}>
      <Notice
        kind="warn"
        title={t.knownTitle(known.length)}
        action={<Button onClick={despite}>{t.knownDespite}</Button>}
      >
        <ul>
          {known.map(({ person, reason }) => (
            <li key={person.id}>
              <strong>{person.name}</strong>
              <span>
                <CodeName list="sex" code={String(person.sex)} />
              </span>
              {person.birthDate ? <span>{sayDate(person.birthDate, language)}</span> : null}
              <span>{`${person.townName ?? ''} ${person.villageName ?? ''}`.trim()}</span>
              {person.idMasked ? <span className="number">{person.idMasked}</span> : null}
              <Mark tone="warn">{t.knownReasons[reason] ?? reason}</Mark>
              {person.diedOn ? <Mark>{t.knownDead}</Mark> : null}
              <Link to={`/people/${person.id}`} aria-label={`${t.knownOpen} ${person.name}`}>
                {t.knownOpen}
              </Link>
            </li>
          ))}
        </ul>
        <p>{t.knownNext}</p>
      </Notice>
    </div>
  );
}
