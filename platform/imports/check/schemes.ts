import {
  findDisabilityGrade,
  findDisabilityKind,
  findDisabilityNumber,
  findEthnicity,
} from '../../registry/index.ts';
import { squeeze, textOf } from '../values/cell-text.ts';
import { readYesNo } from '../values/count.ts';
import { ageOn } from './dates.ts';
import { expectAmount } from './money.ts';
import type { RowReader } from './row-reader.ts';
import type { WordField } from './values.ts';
import {
  bandText,
  findAgeBand,
  findCareLevel,
  findCategory,
  findFamilyType,
  findSupportMode,
  mayHaveLivingSubsidy,
} from './words.ts';

const GRADES = ['', '一级', '二级', '三级', '四级'] as const;

export function checkDisability(reader: RowReader): void {
  const { values } = reader;
  const numberText = squeeze(reader.text('disabilityNumber'));
  const number = findDisabilityNumber(numberText);
  if (number !== undefined) {
    values.disabilityNumber = number.number;
    if (values.idNumber !== undefined && number.idNumber !== values.idNumber)
      reader.add('disability_cert_id_mismatch', 'disabilityNumber');
    if (number.reissues > 0)
      reader.add('disability_cert_reissued', 'disabilityNumber', { normalised: number.number });
  } else if (numberText !== '' && !['无', '/', '-'].includes(numberText))
    reader.add('disability_cert_bad_length', 'disabilityNumber');

  const kindText = squeeze(reader.text('disabilityKind'));
  const kind = findDisabilityKind(kindText);
  if (kindText !== '' && kind === undefined) reader.add('disability_kind_unknown', 'disabilityKind');
  if (kind && number && kind.code !== number.kind)
    reader.add('disability_kind_conflict', 'disabilityKind', { facts: { fromNumber: number.kind } });
  const known = kind?.code ?? number?.kind;
  if (known !== undefined) values.disabilityKind = known;

  const gradeText = squeeze(reader.text('disabilityGrade'));
  const grade = findDisabilityGrade(gradeText);
  if (gradeText !== '' && grade === undefined) reader.add('disability_level_unknown', 'disabilityGrade');
  if (grade !== undefined && grade.zh !== gradeText)
    reader.add('disability_level_synonym', 'disabilityGrade', { normalised: grade.zh });
  if (grade && number && Number(grade.code) !== number.grade) {
    reader.add('disability_level_conflict', 'disabilityGrade', {
      facts: { fromNumber: GRADES[number.grade] ?? '' },
    });
  }
  const level = number?.grade ?? (grade === undefined ? undefined : (Number(grade.code) as 1 | 2 | 3 | 4));
  if (level !== undefined) values.disabilityGrade = level;
}

const PLAIN_WORDS: readonly WordField[] = [
  'personKind',
  'reliefKind',
  'cause',
  'home',
  'carer',
  'guardian',
  'decidedBy',
  'payMethod',
  'officer',
  'caseNo',
  'group',
  'place',
  'note',
];
const CODE = /<\s*\/?\s*(script|img|iframe|svg|object|a|html|body|style|link|meta)\b|javascript:/i;

/** Text that a spreadsheet would run. Plain numbers, dates and dashes are not meant. */
export function looksLikeFormula(text: string): boolean {
  const narrow = text.normalize('NFKC').trimStart();
  if (CODE.test(narrow)) return true;
  if (!/^[=+\-@]/.test(narrow) && !/^[\t\r]/.test(text)) return false;
  return /^[=+\-@]/.test(narrow) && /[A-Za-z(|!]|\d\s*[-+*/]\s*\d/.test(narrow.slice(1));
}

export function checkWords(reader: RowReader): void {
  for (const field of PLAIN_WORDS) {
    if (!reader.has(field)) continue;
    const cell = reader.cell(field);
    const text = textOf(cell).trim();
    if (text === '') continue;
    reader.values.words[field] = text;
    if (typeof cell === 'object' && cell !== null && 'f' in cell) {
      reader.add(
        /^=?\s*HYPERLINK/i.test(cell.f) ? 'formula_hyperlink_cell' : 'formula_injection_text',
        field,
        { normalised: text },
      );
    } else if (looksLikeFormula(textOf(cell)))
      reader.add('formula_injection_text', field, { normalised: text });
    if (/[\r\n]/.test(text)) reader.add('note_multi_line', field, { normalised: text });
  }
  const ethnicity = findEthnicity(squeeze(reader.text('ethnicity')))?.code;
  if (ethnicity !== undefined) reader.values.ethnicity = ethnicity;
  const covered = readYesNo(reader.cell('isCovered'));
  if (covered === undefined) reader.add('yes_no_unknown', 'isCovered');
  else if (covered !== null) reader.values.isCovered = covered;
}

export function checkCategory(reader: RowReader): undefined {
  const text = squeeze(reader.text('category'));
  if (text === '') return;
  const found = findCategory(text);
  if (found === undefined) return reader.add('category_unknown', 'category');
  reader.values.words.category = found;
  const written = reader.text('category').trim();
  if (written !== found && written !== `${found}类`)
    reader.add('category_synonym', 'category', { normalised: found });
}

export function checkExtremePoverty(reader: RowReader): void {
  const { values, context } = reader;
  const levelText = squeeze(reader.text('careLevel'));
  const level = findCareLevel(levelText);
  if (level !== undefined) {
    values.words.careLevel = level;
    if (level !== levelText) reader.add('care_level_synonym', 'careLevel', { normalised: level });
  } else if (levelText !== '') reader.add('care_level_unknown', 'careLevel');

  const modeText = squeeze(reader.text('supportMode'));
  const mode = findSupportMode(modeText);
  if (mode !== undefined) values.words.supportMode = mode;
  else if (reader.has('supportMode'))
    reader.add(modeText === '' ? 'support_mode_missing' : 'support_mode_unknown', 'supportMode');
  if (mode === '集中供养' && reader.has('home') && values.words.home === undefined) {
    reader.add('support_mode_conflict', 'supportMode', { normalised: mode });
  }
  if (
    values.birthDate !== undefined &&
    reader.has('disabilityNumber') &&
    squeeze(reader.text('disabilityNumber')) === ''
  ) {
    const age = ageOn(values.birthDate, context.ageDay);
    if (age >= 16 && age < 60) reader.add('tekun_under_60_without_disability', 'disabilityNumber');
  }
  const base =
    mode && values.village
      ? context.rules.baseFen.get(`${values.village.isUrban ? '城市' : '农村'}${mode.slice(0, 2)}`)
      : undefined;
  if (base !== undefined) expectAmount(reader, 'baseAmount', base);
  const care = level === undefined ? undefined : context.rules.careFen.get(level);
  if (care !== undefined) expectAmount(reader, 'careAmount', care);
}

export function checkDisabilitySubsidies(reader: RowReader): void {
  const { values } = reader;
  const typeText = squeeze(reader.text('familyType'));
  if (typeText !== '') values.words.familyType = findFamilyType(typeText) ?? typeText;
  const { livingSubsidy, careSubsidy, total } = values.amounts;
  if (
    values.words.familyType &&
    !mayHaveLivingSubsidy(values.words.familyType) &&
    (livingSubsidy ?? 0n) > 0n
  ) {
    reader.add('subsidy_not_eligible', 'livingSubsidy', {
      normalised: reader.text('livingSubsidy'),
      facts: { familyType: values.words.familyType },
    });
  }
  const isBroken = reader.findings.some(
    (one) => one.verdict === 'reject' && (one.field === 'livingSubsidy' || one.field === 'careSubsidy'),
  );
  if (!isBroken && livingSubsidy === undefined && careSubsidy === undefined && total === undefined) {
    reader.add('amount_missing', reader.has('total') ? 'total' : 'livingSubsidy');
  }
}

export function checkOldAge(reader: RowReader): undefined {
  const { values, context } = reader;
  const bandCell = squeeze(reader.text('band'));
  const band = findAgeBand(bandCell);
  if (bandCell !== '') values.words.band = bandCell;
  if (values.birthDate === undefined) return;
  const age = ageOn(values.birthDate, context.ageDay);
  const oldest = ageOn(values.birthDate, context.lastDay);
  if (oldest < 80) return reader.add('age_below_80', 'idNumber', { facts: { age } });
  // Who crosses into the next band within the period may be listed in either.
  if (band && (oldest < band.from || age > band.to)) {
    const expected =
      age >= 100
        ? { from: 100, to: 200 }
        : { from: Math.max(80, Math.floor(age / 10) * 10), to: Math.max(80, Math.floor(age / 10) * 10) + 9 };
    reader.add('band_conflict', 'band', { facts: { expected: bandText(expected) } });
  }
  const rule = context.rules.bands.find((one) => age >= one.from && age <= one.to);
  const next = context.rules.bands.find((one) => oldest >= one.from && oldest <= one.to);
  const { monthlyStandard } = values.amounts;
  if (
    rule &&
    next &&
    monthlyStandard !== undefined &&
    monthlyStandard !== rule.fen &&
    monthlyStandard !== next.fen
  ) {
    expectAmount(reader, 'monthlyStandard', rule.fen);
  }
}
