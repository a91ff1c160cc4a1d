import { Checkbox, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { type BodyOf, isRefused, type Refused, type ResponseOf, useRead, useWrite } from '../../api/index.ts';
import { Mark, Notice, Section, Steps, useDebounced, useMay, useTexts } from '../../kit/index.ts';
import { useRosters } from '../../parts/rosters.ts';
import type { Import } from './import-page.tsx';
import { RowTable } from './row-table.tsx';
import { importTexts } from './texts.ts';

type Choices = BodyOf<'PUT /api/v1/imports/{id}/mapping'>;
type Choice = Choices['tables'][number];
type Sheet = Import['sheets'][number];
type Preview = ResponseOf<'POST /api/v1/imports/{id}/preview'>['tables'][number];

const PREVIEW_AFTER_MS = 400;

function choiceOf({ table }: Sheet): Choice[] {
  if (table === null) return [];
  return [
    {
      sheetIndex: table.sheetIndex,
      use: table.use,
      roster: table.roster,
      period: table.period,
      unitYuan: table.unitYuan,
      town: table.town,
      columns: table.columns.map(({ column, field }) => ({ column, field })),
    },
  ];
}

/** What was understood of the file, to be put right and confirmed; the preview follows every change. */
export function ConfirmStep({ of, steps }: { of: Import; steps: readonly { key: string; title: string }[] }) {
  const t = useTexts(importTexts);
  const mayRun = useMay('imports.run');
  const [choices, setChoices] = useState<Choices>(() => ({ tables: of.sheets.flatMap(choiceOf) }));
  const [refused, setRefused] = useState<Refused | null>(null);
  const asked = useDebounced(choices, PREVIEW_AFTER_MS);
  const preview = useRead(
    'POST /api/v1/imports/{id}/preview',
    { params: { id: of.id }, body: asked },
    { when: mayRun, keepPrevious: true },
  );
  const confirm = useWrite('PUT /api/v1/imports/{id}/mapping');
  const start = useWrite('POST /api/v1/imports/{id}/start');
  const change = (changed: Choice): void =>
    setChoices({
      tables: choices.tables.map((one) => (one.sheetIndex === changed.sheetIndex ? changed : one)),
    });

  async function go(): Promise<void> {
    setRefused(null);
    try {
      await confirm.mutateAsync({ params: { id: of.id }, body: choices });
      await start.mutateAsync({ params: { id: of.id } });
    } catch (error) {
      if (!isRefused(error)) throw error;
      setRefused(error);
    }
  }

  const problem = refused ?? preview.error;
  return (
    <>
      <Steps
        label={t.stepsLabel}
        steps={steps}
        current="confirm"
        {...(mayRun ? { onNext: () => void go(), nextText: t.confirm } : {})}
        isNextReady={problem === null}
        isBusy={confirm.isPending || start.isPending}
      >
        {problem ? (
          <Notice kind="problem" title={problem.refusal.what}>
            {problem.refusal.next}
          </Notice>
        ) : null}
        {of.sheets.map((sheet) => {
          const choice = choices.tables.find(({ sheetIndex }) => sheetIndex === sheet.index);
          return (
            <SheetPart
              key={sheet.index}
              sheet={sheet}
              choice={choice}
              isAlone={of.sheets.filter(({ table }) => table !== null).length === 1}
              preview={preview.data?.tables.find(({ sheetIndex }) => sheetIndex === sheet.index)}
              onChange={change}
            />
          );
        })}
      </Steps>
      {preview.data?.tables.map((table) => (
        <Section key={table.sheetIndex} title={t.preview}>
          <p className="import-soft">
            {t.previewOf(table.looked.rows, table.looked.accepted, table.looked.warned, table.looked.refused)}
            。{t.previewNote}
          </p>
          <RowTable
            label={t.preview}
            titles={table.titles}
            rows={table.rows.map((row) => ({ ...row, key: String(row.rowNo) }))}
          />
        </Section>
      ))}
    </>
  );
}

function SheetPart({
  sheet,
  choice,
  isAlone,
  preview,
  onChange,
}: {
  sheet: Sheet;
  choice: Choice | undefined;
  isAlone: boolean;
  preview: Preview | undefined;
  onChange(choice: Choice): void;
}) {
  const t = useTexts(importTexts);
  const { table } = sheet;
  if (table === null || choice === undefined) {
    return (
      <p className="import-soft">
        {t.sheetName(sheet.name, sheet.rowCount)} <Mark>{t.skips[sheet.skip ?? 'empty']}</Mark>
      </p>
    );
  }
  return (
    <div className="import-sheet">
      <h3>
        {isAlone ? (
          t.sheetName(sheet.name, sheet.rowCount)
        ) : (
          <Checkbox
            checked={choice.use}
            onChange={(event) => onChange({ ...choice, use: event.target.checked })}
          >
            {t.sheetName(sheet.name, sheet.rowCount)}
          </Checkbox>
        )}{' '}
        {sheet.skip ? <Mark>{t.skips[sheet.skip]}</Mark> : null}
      </h3>
      {sheet.caption ? <p className="import-caption">{sheet.caption}</p> : null}
      {choice.use ? (
        <>
          <TableChoices
            choice={choice}
            onChange={onChange}
            hasTown={table.columns.some(({ field }) => field === 'town' || field === 'place')}
          />
          <ColumnChoices table={table} choice={choice} preview={preview} onChange={onChange} />
        </>
      ) : null}
    </div>
  );
}

function TableChoices({
  choice,
  hasTown,
  onChange,
}: {
  choice: Choice;
  hasTown: boolean;
  onChange(choice: Choice): void;
}) {
  const t = useTexts(importTexts);
  const rosters = useRosters();
  const known = useRead('GET /api/v1/imports/fields', {}, { isForGood: true });
  return (
    <div className="import-choices">
      <div className="import-choice">
        <span>{t.rosterKind}</span>
        <Select
          aria-label={t.rosterKind}
          value={choice.roster}
          placeholder={t.chooseRoster}
          options={(known.data?.rosters ?? []).map((roster) => ({
            value: roster as Choice['roster'],
            label: rosters.say(roster),
          }))}
          onChange={(roster) => onChange({ ...choice, roster })}
        />
      </div>
      <div className="import-choice">
        <span>{t.period}</span>
        <Input
          value={choice.period ?? ''}
          aria-label={t.period}
          placeholder="2023-09"
          maxLength={7}
          onChange={(event) => onChange({ ...choice, period: event.target.value.trim() || null })}
        />
      </div>
      <div className="import-choice">
        <span>{t.unit}</span>
        <Select
          aria-label={t.unit}
          value={choice.unitYuan}
          options={[
            { value: 1 as const, label: t.yuan },
            { value: 10000 as const, label: t.wan },
          ]}
          onChange={(unitYuan) => onChange({ ...choice, unitYuan })}
        />
      </div>
      {hasTown ? null : (
        <div className="import-choice">
          <span>{t.townOf}</span>
          <Input
            aria-label={t.townOf}
            value={choice.town ?? ''}
            maxLength={30}
            onChange={(event) => onChange({ ...choice, town: event.target.value.trim() || null })}
          />
        </div>
      )}
    </div>
  );
}

const toneOf = (certainty: string) =>
  certainty === 'none' ? 'plain' : certainty === 'title' || certainty === 'officer' ? 'ok' : 'warn';

function ColumnChoices({
  table,
  choice,
  preview,
  onChange,
}: {
  table: NonNullable<Sheet['table']>;
  choice: Choice;
  preview: Preview | undefined;
  onChange(choice: Choice): void;
}) {
  const t = useTexts(importTexts);
  const known = useRead('GET /api/v1/imports/fields', {}, { isForGood: true });
  const options = useMemo(
    () => [
      { value: '', label: t.notImported },
      ...(known.data?.fields ?? []).map(({ name, title }) => ({ value: name, label: title })),
    ],
    [known.data, t],
  );
  const fieldOf = (column: number) => choice.columns.find((one) => one.column === column)?.field ?? null;
  const setField = (column: number, field: string): void =>
    onChange({
      ...choice,
      columns: choice.columns.map((one) =>
        one.column === column
          ? { column, field: (field === '' ? null : field) as Choice['columns'][number]['field'] }
          : one,
      ),
    });
  return (
    <>
      <h4>{t.columns}</h4>
      <ul className="import-columns">
        {table.columns.map(({ column, title, field, certainty, isHidden }, index) => (
          <li key={column} className="import-column">
            <div className="import-column-head">
              <strong>{title || '—'}</strong>
              {isHidden ? <Mark>{t.hiddenColumn}</Mark> : null}
              <Mark tone={toneOf(fieldOf(column) === field ? certainty : 'officer')}>
                {t.certainties[fieldOf(column) === field ? certainty : 'officer']}
              </Mark>
            </div>
            <Select
              aria-label={`${t.columnMeaning} ${title}`}
              showSearch={{ optionFilterProp: 'label' }}
              value={fieldOf(column) ?? ''}
              options={options}
              onChange={(value: string) => setField(column, value)}
            />
            <div className="import-sample">{sampleOf(preview, index) || '\u00a0'}</div>
          </li>
        ))}
      </ul>
    </>
  );
}

const sampleOf = (preview: Preview | undefined, index: number): string =>
  (preview?.rows ?? [])
    .map((row) => row.cells[index] ?? '')
    .filter((cell) => cell !== '')
    .slice(0, 3)
    .join('、');
