import { type Fact, Facts, Mark, sayDate, useCodes, useLanguage, useTexts } from '../../kit/index.ts';
import { PersonNumber } from './person-number.tsx';
import { PhotoFrame } from './photo-frame.tsx';
import type { PersonRecord } from './record.ts';
import { recordTexts } from './record-texts.ts';

/** The head of the record, laid out as an identity card is: photo, name, and what the card says. */
export function CardPanel({ record, isToday }: { record: PersonRecord; isToday: boolean }) {
  const t = useTexts(recordTexts);
  const codes = useCodes();
  const facts = useCardFacts(record, isToday);
  return (
    <div className={record.diedOn ? 'panel id-card id-card-closed' : 'panel id-card'}>
      <PhotoFrame record={record} isToday={isToday} />
      <div className="id-card-text">
        <div className="id-card-marks">
          {record.diedOn ? <Mark>{t.dead}</Mark> : null}
          {record.disabilityKind ? (
            <Mark tone="blue">
              {t.disabled(
                `${codes.say('disability-kind', record.disabilityKind)} ${codes.say('disability-grade', record.disabilityGrade)}`,
              )}
            </Mark>
          ) : null}
        </div>
        <Facts facts={facts} />
      </div>
    </div>
  );
}

function useCardFacts(record: PersonRecord, isToday: boolean): Fact[] {
  const t = useTexts(recordTexts);
  const { language } = useLanguage();
  const codes = useCodes();
  const secret = (what: 'idNumber' | 'phone', masked: string | null) =>
    masked === null ? null : (
      <PersonNumber personId={record.id} what={what} masked={masked} canReveal={isToday} />
    );
  const age = record.ageYears;
  return [
    { label: t.name, value: <b className="id-card-name">{record.name}</b> },
    { label: t.sex, value: codes.say('sex', record.sex) },
    { label: t.ethnicity, value: codes.say('ethnicity', record.ethnicity) },
    {
      label: t.birth,
      value: record.birthDate ? (
        <>
          {sayDate(record.birthDate, language)}
          {record.lunarBirth ? <span className="fact-more">{t.lunar(record.lunarBirth)}</span> : null}
        </>
      ) : null,
    },
    { label: t.age, value: age === null ? null : record.diedOn ? t.yearsAtDeath(age) : t.years(age) },
    {
      label: codes.say('id-kind', record.idKind) || t.idNumber,
      value: secret('idNumber', record.idMasked) ?? t.noNumber,
    },
    { label: t.phone, value: secret('phone', record.phoneMasked) },
    { label: t.place, value: `${record.townName ?? ''} ${record.villageName ?? ''}`.trim() },
    ...(record.nationality === 'CHN'
      ? []
      : [{ label: t.nationality, value: codes.say('nationality', record.nationality) }]),
    ...record.formerIds.map((former) => ({
      label: t.formerIds,
      value: (
        <PersonNumber
          personId={record.id}
          what="formerId"
          rowId={former.id}
          masked={former.masked}
          canReveal={isToday}
        />
      ),
    })),
    ...(record.diedOn ? [{ label: t.diedOn, value: sayDate(record.diedOn, language) }] : []),
  ];
}
