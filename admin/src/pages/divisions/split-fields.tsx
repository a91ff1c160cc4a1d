import { Button, Checkbox, Input, Select } from 'antd';
import { useContext, useEffect, useEffectEvent, useState } from 'react';
import { useRead } from '../../api/index.ts';
import { type Picked, useDebounced, useTexts } from '../../kit/index.ts';
import { type DraftProps, MissingFields, OnePlace, useKinds } from './change-inputs.tsx';
import { changeTexts } from './change-texts.ts';
import { type Draft, newPart, type UnitKind } from './draft.ts';
import { placeTexts } from './texts.ts';

/** A place in parts: each with its name, and with the households that go there. */
export function SplitFields({ draft, set }: DraftProps) {
  const t = useTexts(changeTexts);
  const p = useTexts(placeTexts);
  const { kinds, usual } = useKinds(draft.place, false);
  // A part is what the place was, until somebody says otherwise.
  const setUsual = useEffectEvent(() =>
    set({ parts: draft.parts.map((part) => ({ ...part, unitKind: usual })) }),
  );
  useEffect(() => {
    if (usual) setUsual();
  }, [usual]);
  const isMissing = useContext(MissingFields).includes('change-parts');
  const change = (index: number, part: Partial<Draft['parts'][number]>): void =>
    set({ parts: draft.parts.map((old, i) => (i === index ? { ...old, ...part } : old)) });
  const place = useRead(
    'GET /api/v1/divisions/{id}',
    { params: { id: draft.place?.id ?? '' } },
    { when: draft.place !== null },
  );
  // Households of another village than before go nowhere.
  const setPlace = (changes: Partial<Draft>): void =>
    set({ ...changes, parts: draft.parts.map(({ key, name, unitKind }) => ({ key, name, unitKind })) });
  const villageId = place.data?.level === 'village' ? draft.place?.id : undefined;
  return (
    <>
      <OnePlace draft={draft} set={setPlace} />
      <div className="change-field change-wide">
        <Checkbox checked={draft.keep} onChange={(event) => set({ keep: event.target.checked })}>
          {t.keep}
        </Checkbox>
      </div>
      <div className={isMissing ? 'change-field change-wide change-missing' : 'change-field change-wide'}>
        <fieldset id="change-parts" tabIndex={-1}>
          <legend>{t.parts}</legend>
          {draft.parts.map((part, index) => (
            <div key={part.key} className="change-part">
              <Input
                aria-label={`${t.part(index + 1)} ${t.name}`}
                placeholder={`${t.part(index + 1)} ${t.name}`}
                maxLength={50}
                value={part.name}
                onChange={(event) => change(index, { name: event.target.value })}
              />
              <Select<UnitKind>
                aria-label={`${t.part(index + 1)} ${t.unitKind}`}
                value={part.unitKind}
                options={kinds.map((value) => ({ value, label: p.kinds[value] ?? value }))}
                onChange={(unitKind) => change(index, { unitKind })}
              />
              {villageId ? (
                <PartHouseholds
                  name={`${t.part(index + 1)} ${t.partHouseholds}`}
                  villageId={villageId}
                  chosen={part.households ?? []}
                  except={draft.parts.flatMap((other) =>
                    other === part ? [] : (other.households ?? []).map(({ id }) => id),
                  )}
                  onChoose={(households) => change(index, { households })}
                />
              ) : null}
            </div>
          ))}
          <Button onClick={() => set({ parts: [...draft.parts, newPart(usual)] })}>{t.addPart}</Button>
          {isMissing ? <p className="change-problem">{t.missing['change-parts']}</p> : null}
          <p className="change-help">{t.splitHelp}</p>
        </fieldset>
      </div>
    </>
  );
}

/** Households of the village that is split, found by their head or number; each goes to one part only. */
function PartHouseholds(props: {
  name: string;
  villageId: string;
  chosen: readonly Picked[];
  except: readonly string[];
  onChoose(chosen: readonly Picked[]): void;
}) {
  const { name, villageId, chosen, except, onChoose } = props;
  const t = useTexts(changeTexts);
  const [typed, setTyped] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const q = useDebounced(typed.trim());
  const query = { villageId, limit: 20, ...(q === '' ? {} : { q }) };
  const found = useRead('GET /api/v1/households', { query }, { when: isOpen, keepPrevious: true });
  const options = (found.data?.items ?? [])
    .filter(({ id }) => !except.includes(id))
    .map((home) => ({
      value: home.id,
      label: home.headName ?? home.householdNo ?? '',
      more: [home.householdNo, t.members(home.members)].filter(Boolean).join(' · '),
    }));
  return (
    <Select
      className="change-part-records"
      mode="multiple"
      aria-label={name}
      placeholder={`${name}（${t.partHouseholdsHint}）`}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      onOpenChange={setIsOpen}
      labelInValue
      value={chosen.map(({ id, label }) => ({ value: id, label }))}
      options={options}
      optionRender={(option) => (
        <>
          {option.data.label} <span className="option-more">{option.data.more}</span>
        </>
      )}
      notFoundContent={t.noHousehold}
      onChange={(next) => onChoose(next.map((one) => ({ id: String(one.value), label: String(one.label) })))}
    />
  );
}
