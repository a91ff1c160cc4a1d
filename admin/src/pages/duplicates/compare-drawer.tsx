import './duplicates.css';
import { Button, Drawer, Input, Radio } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { isRefused, type Refused, type ResponseOf, useRead, useWrite } from '../../api/index.ts';
import {
  ErrorBlock,
  Loading,
  Mark,
  sayDate,
  toast,
  useCodes,
  useLanguage,
  useNarrow,
  useTexts,
} from '../../kit/index.ts';
import type { Pair } from './duplicate-list.tsx';
import { duplicateTexts } from './texts.ts';

type Person = ResponseOf<'GET /api/v1/persons/{id}'>;

/** What can be taken from either record, and what is only shown. */
const takeable = ['name', 'sex', 'birthDate', 'ethnicity', 'nationality', 'idNumber', 'phone'] as const;
const shown = ['place', 'household', 'rosters', 'died'] as const;
type Takeable = (typeof takeable)[number];
type Line = Takeable | (typeof shown)[number];

export function CompareDrawer({ pair, onClose }: { pair: Pair; onClose(): void }) {
  const t = useTexts(duplicateTexts);
  const isNarrow = useNarrow();
  const [one, other] = pair.persons;
  const left = useRead('GET /api/v1/persons/{id}', { params: { id: one?.id ?? '' }, query: {} });
  const right = useRead('GET /api/v1/persons/{id}', { params: { id: other?.id ?? '' }, query: {} });
  const error = left.error ?? right.error;
  return (
    <Drawer
      title={t.compareTitle}
      open
      onClose={onClose}
      size={isNarrow ? '100%' : 860}
      closable={{ 'aria-label': t.close }}
    >
      <p className="form-intro">{t.compareIntro}</p>
      {error ? <ErrorBlock error={error} /> : null}
      {left.data && right.data ? (
        <Compare pair={pair} people={[left.data, right.data]} onClose={onClose} />
      ) : error ? null : (
        <Loading />
      )}
    </Drawer>
  );
}

function Compare({
  pair,
  people,
  onClose,
}: {
  pair: Pair;
  people: readonly [Person, Person];
  onClose(): void;
}) {
  const t = useTexts(duplicateTexts);
  const say = useSayLine();
  const decide = useWrite('POST /api/v1/duplicates/{id}/decide');
  const [survivor, setSurvivor] = useState<0 | 1>(0);
  const [taken, setTaken] = useState<Partial<Record<Takeable, 0 | 1>>>({});
  const [note, setNote] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const isSame = (line: Line): boolean =>
    line === 'idNumber' ? pair.equalDigits === 18 : say(people[0], line) === say(people[1], line);
  const differing = takeable.filter((line) => !isSame(line));

  const settle = async (decision: 'merge' | 'apart'): Promise<void> => {
    if (note.trim() === '') {
      setIsMissing(true);
      document.getElementById('pair-note')?.focus();
      return;
    }
    const basis = { note: note.trim(), versions: people.map(({ id, version }) => ({ id, version })) };
    const take = differing.filter((line) => (taken[line] ?? survivor) !== survivor);
    try {
      await decide.mutateAsync({
        params: { id: pair.id },
        body:
          decision === 'apart'
            ? { decision, ...basis }
            : { decision, survivorId: people[survivor].id, take, ...basis },
      });
      toast(decision === 'merge' ? t.mergeDone : t.apartDone);
      onClose();
    } catch (error) {
      if (!isRefused(error)) throw error;
      setRefused(error);
    }
  };

  return (
    <>
      <table className="compare">
        <thead>
          <tr>
            <th scope="col">{t.field}</th>
            {people.map((person, index) => (
              <th key={person.id} scope="col">
                {index === 0 ? t.left : t.right}{' '}
                <Link className="within-text" to={`/people/${person.id}`}>
                  {t.openRecord}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...takeable, ...shown].map((line) => (
            <tr key={line} className={isSame(line) ? '' : 'compare-differs'}>
              <th scope="row">
                {t[line]} {isSame(line) ? null : <Mark tone="warn">{t.differs}</Mark>}
              </th>
              {people.map((person, index) => (
                <td key={person.id}>
                  {differing.some((one) => one === line) ? (
                    <label>
                      <input
                        type="radio"
                        name={`take-${line}`}
                        checked={(taken[line as Takeable] ?? survivor) === index}
                        onChange={() => setTaken({ ...taken, [line]: index as 0 | 1 })}
                      />{' '}
                      {say(person, line) || t.empty}
                    </label>
                  ) : (
                    say(person, line) || t.empty
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <fieldset className="compare-survivor">
        <legend>{t.keeps}</legend>
        <Radio.Group
          value={survivor}
          onChange={(event) => setSurvivor(event.target.value as 0 | 1)}
          options={[
            { value: 0, label: t.left },
            { value: 1, label: t.right },
          ]}
        />
        <p className="pair-note">{t.survivorHelp}</p>
      </fieldset>
      <label htmlFor="pair-note" className="reason-label">
        {t.note}
      </label>
      <Input.TextArea
        id="pair-note"
        rows={2}
        maxLength={500}
        value={note}
        aria-invalid={isMissing}
        onChange={(event) => setNote(event.target.value)}
      />
      {isMissing && note.trim() === '' ? (
        <p className="reason-missing" role="alert">
          {t.noteNeeded}
        </p>
      ) : null}
      {refused ? <ErrorBlock error={refused} /> : null}
      <div className="form-actions">
        <Button type="primary" loading={decide.isPending} onClick={() => void settle('merge')}>
          {t.merge}
        </Button>
        <Button loading={decide.isPending} onClick={() => void settle('apart')}>
          {t.keepApart}
        </Button>
      </div>
    </>
  );
}

function useSayLine(): (person: Person, line: Line) => string {
  const t = useTexts(duplicateTexts);
  const codes = useCodes();
  const { language } = useLanguage();
  return (person, line) => {
    switch (line) {
      case 'name':
        return person.name;
      case 'sex':
        return codes.say('sex', person.sex);
      case 'birthDate':
        return person.birthDate ? sayDate(person.birthDate, language) : '';
      case 'ethnicity':
        return codes.say('ethnicity', person.ethnicity);
      case 'nationality':
        return codes.say('nationality', person.nationality);
      case 'idNumber':
        return [codes.say('id-kind', person.idKind), person.idMasked].filter(Boolean).join(' ');
      case 'phone':
        return person.phoneMasked ?? '';
      case 'place':
        return `${person.townName ?? ''} ${person.villageName ?? ''}`.trim();
      case 'household':
        return person.household ? t.householdOf(person.household.headName ?? '') : '';
      case 'rosters':
        return t.count(person.rosters.length);
      case 'died':
        return person.diedOn ? sayDate(person.diedOn, language) : '';
    }
  };
}
