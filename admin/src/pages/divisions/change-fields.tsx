import CloseOutlined from '@ant-design/icons/CloseOutlined';
import { Input, Radio, Select } from 'antd';
import { useEffect, useEffectEvent } from 'react';
import { DateInput, type Picked, PlacePicker, useTexts } from '../../kit/index.ts';
import { type DraftProps, Labelled, OnePlace, PlaceField, useKinds } from './change-inputs.tsx';
import { changeTexts } from './change-texts.ts';
import type { Choice, UnitKind } from './draft.ts';
import { SplitFields } from './split-fields.tsx';
import { placeTexts } from './texts.ts';

/** The fields of one kind of act, and those that every act has. */
export function ChangeFields({ choice, draft, set }: DraftProps & { choice: Choice }) {
  const t = useTexts(changeTexts);
  return (
    <div className="change-fields">
      {choice === 'merge' ? <MergeFields draft={draft} set={set} choice={choice} /> : null}
      {choice === 'move' ? (
        <>
          <PlacesField draft={draft} set={set} level="village" label={t.movers} help={t.moversHelp} />
          <PlaceField
            id="change-parent"
            label={t.newParent}
            level="town"
            value={draft.parent}
            onChange={(parent) => set({ parent })}
          />
        </>
      ) : null}
      {choice === 'rename' ? (
        <>
          <OnePlace draft={draft} set={set} />
          <NewPlace draft={draft} set={set} choice={choice} />
        </>
      ) : null}
      {choice === 'recode' ? (
        <>
          <OnePlace draft={draft} set={set} />
          <CodeField draft={draft} set={set} isNeeded />
        </>
      ) : null}
      {choice === 'found' ? (
        <>
          <PlaceField
            id="change-parent"
            label={t.parent}
            value={draft.parent}
            onChange={(parent) => set({ parent })}
          />
          <NewPlace draft={draft} set={set} choice={choice} />
        </>
      ) : null}
      {choice === 'split' ? <SplitFields draft={draft} set={set} /> : null}
      {choice === 'plan' ? (
        <Labelled id="change-text" label={t.text} help={t.textHelp} isWide isNeeded>
          <Input.TextArea
            id="change-text"
            rows={10}
            value={draft.text}
            placeholder={t.textSample}
            onChange={(event) => set({ text: event.target.value })}
          />
        </Labelled>
      ) : null}
      <Labelled id="change-day" label={t.effectiveOn} help={t.effectiveHelp} isNeeded>
        <DateInput
          id="change-day"
          value={draft.effectiveOn}
          onChange={(day) => set({ effectiveOn: day ?? '' })}
        />
      </Labelled>
      <Labelled id="change-document" label={t.document} isNeeded>
        <Input
          id="change-document"
          maxLength={200}
          value={draft.document}
          onChange={(event) => set({ document: event.target.value })}
        />
      </Labelled>
      {choice === 'plan' ? null : (
        <Labelled id="change-reason" label={t.reason} isWide>
          <Input.TextArea
            id="change-reason"
            rows={2}
            maxLength={500}
            value={draft.reason}
            onChange={(event) => set({ reason: event.target.value })}
          />
        </Labelled>
      )}
    </div>
  );
}

function CodeField({ draft, set, isNeeded = false }: DraftProps & { isNeeded?: boolean }) {
  const t = useTexts(changeTexts);
  return (
    <Labelled id="change-code" label={t.code} help={isNeeded ? t.codeForm : t.codeHelp} isNeeded={isNeeded}>
      <Input
        id="change-code"
        inputMode="numeric"
        maxLength={12}
        value={draft.code}
        onChange={(event) => set({ code: event.target.value.trim() })}
      />
    </Labelled>
  );
}

function NewPlace({ draft, set, choice }: DraftProps & { choice: Choice }) {
  const t = useTexts(changeTexts);
  const p = useTexts(placeTexts);
  // A merger makes what the first of its places is.
  const from = choice === 'merge' ? (draft.places[0] ?? null) : choice === 'rename' ? draft.place : null;
  const { kinds, usual } = useKinds(from ?? draft.parent, from === null);
  // Another place was chosen: what was said of the kind was said of the first one.
  const setUsual = useEffectEvent(() => set({ unitKind: usual }));
  useEffect(() => {
    if (usual) setUsual();
  }, [usual]);
  return (
    <>
      <Labelled id="change-name" label={t.name} isNeeded>
        <Input
          id="change-name"
          maxLength={50}
          value={draft.name}
          onChange={(event) => set({ name: event.target.value })}
        />
      </Labelled>
      <Labelled id="change-kind" label={t.unitKind}>
        <Select<UnitKind>
          id="change-kind"
          style={{ width: '100%' }}
          value={draft.unitKind}
          options={kinds.map((value) => ({ value, label: p.kinds[value] ?? value }))}
          onChange={(unitKind) => set({ unitKind })}
        />
      </Labelled>
      <CodeField draft={draft} set={set} />
    </>
  );
}

function PlacesField({
  draft,
  set,
  level,
  label,
  help,
}: DraftProps & { level?: 'village'; label: string; help: string }) {
  const t = useTexts(changeTexts);
  const without = (id: string): readonly Picked[] => draft.places.filter((place) => place.id !== id);
  return (
    <Labelled id="change-places" label={label} help={help} isWide isNeeded>
      {draft.places.length > 0 ? (
        <div className="change-picked">
          {draft.places.map((place) => (
            <span key={place.id} className="change-chip">
              <span>
                {place.within ? <span className="change-chip-town">{place.within} </span> : null}
                {place.label}
              </span>
              <button
                type="button"
                aria-label={t.remove(place.label)}
                onClick={() =>
                  set({ places: without(place.id), ...(draft.intoId === place.id ? { intoId: '' } : {}) })
                }
              >
                <CloseOutlined aria-hidden />
              </button>
            </span>
          ))}
        </div>
      ) : null}
      <PlacePicker
        id="change-places"
        {...(level ? { level } : {})}
        value={null}
        onChange={(picked) => {
          if (picked) set({ places: [...without(picked.id), picked] });
        }}
      />
    </Labelled>
  );
}

function MergeFields({ draft, set, choice }: DraftProps & { choice: Choice }) {
  const t = useTexts(changeTexts);
  return (
    <>
      <PlacesField draft={draft} set={set} label={t.sources} help={t.sourcesHelp} />
      <div className="change-field change-wide">
        <fieldset>
          <legend>{t.target}</legend>
          <Radio.Group
            value={draft.intoId}
            onChange={(event) => set({ intoId: String(event.target.value) })}
            options={[
              { value: '', label: t.targetNew },
              ...draft.places.map((place) => ({ value: place.id, label: t.targetOld(place.label) })),
            ]}
          />
        </fieldset>
      </div>
      {draft.intoId === '' ? (
        <>
          <PlaceField
            id="change-parent"
            label={t.parent}
            value={draft.parent}
            onChange={(parent) => set({ parent })}
          />
          <NewPlace draft={draft} set={set} choice={choice} />
        </>
      ) : null}
    </>
  );
}
