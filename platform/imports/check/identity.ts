import {
  checkName,
  codeLists,
  findRelation,
  findSex,
  normaliseIdentityNumber,
  parseIdentityNumber,
  tidyName,
} from '../../registry/index.ts';
import { plainValueOf, squeeze } from '../values/cell-text.ts';
import type { FindingKind } from './kinds.ts';
import type { RowReader } from './row-reader.ts';
import { plainRelation } from './words.ts';

const BLANK_EDGE = /^[\s\u3000\u00a0]+|[\s\u3000\u00a0]+$/gu;

const AS_IT_SHOULD_BE: readonly FindingKind[] = [];

/** How a good number was written, so that the officer sees what was made of it. */
function formsOf(text: string): readonly FindingKind[] {
  if (/^[\dX]*$/.test(text)) return AS_IT_SHOULD_BE;
  const forms: FindingKind[] = [];
  if (/^=".*"$/.test(text.trim())) forms.push('id_excel_quoted');
  else if (/['"‘’“”`´]/.test(text)) forms.push('id_apostrophe');
  if (/^\t/.test(text)) forms.push('id_tab_prefix');
  else if (/^[\s\u3000\u00a0]/u.test(text)) forms.push('id_leading_fullwidth_space');
  if (/[\s\u3000\u00a0]$/u.test(text)) forms.push('id_trailing_space');
  const inner = text.replace(BLANK_EDGE, '');
  if (/[\s\u3000\u00a0]/u.test(inner)) forms.push('id_inner_spaces');
  if (/[０-９]/.test(text)) forms.push('id_fullwidth_digits');
  if (/[Ｘｘ]/.test(text)) forms.push('id_fullwidth_x');
  if (/x/.test(text)) forms.push('id_lowercase_x');
  if (/[-‐‑‒–—−]/.test(text)) forms.push('id_hyphens');
  return forms;
}

function problemKind(problem: string, normalised: string): FindingKind {
  if (problem === 'precision-lost')
    return /E/i.test(normalised) ? 'id_text_scientific' : 'id_number_precision_lost';
  if (problem === 'not-digits') return 'id_not_digits';
  if (problem === 'check-digit') return 'id_wrong_check_digit';
  if (problem === 'length') {
    if (normalised.length === 17) return 'id_17_digits';
    return normalised.length === 19 ? 'id_19_digits' : 'id_wrong_length';
  }
  return problem === 'empty' ? 'id_missing' : 'id_impossible_birthdate';
}

export function checkIdNumber(reader: RowReader): undefined {
  const value = plainValueOf(reader.cell('idNumber'));
  // A spreadsheet keeps fifteen digits of a number: eighteen are past saving, fifteen are all there.
  if (typeof value === 'number' && value >= 1e16) return reader.add('id_number_precision_lost', 'idNumber');
  const text = reader.text('idNumber');
  const parsed = parseIdentityNumber(text, reader.context.today);
  if (!parsed.ok) {
    return reader.add(problemKind(parsed.problem, parsed.normalised), 'idNumber', {
      facts: { length: normaliseIdentityNumber(text).length },
    });
  }
  const { number, old15, birthDate, sex } = parsed.value;
  Object.assign(reader.values, { idNumber: number, birthDate: birthDate.toString(), sex });
  if (old15 !== null) {
    reader.values.old15 = old15;
    reader.add('id_15_digit', 'idNumber', { normalised: number });
  }
  for (const kind of formsOf(text)) reader.add(kind, 'idNumber', { normalised: number });
}

export function checkPersonName(reader: RowReader): undefined {
  const cell = reader.cell('name');
  const text = reader.text('name');
  const compatible = text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  const tidy = tidyName(compatible);
  const checked = checkName(tidy);
  if (!checked.ok) {
    if (checked.problem === 'empty') return reader.add('name_missing', 'name');
    if (checked.problem === 'private-use') {
      return reader.add('name_private_use', 'name', { facts: { suggestion: checked.suggestion ?? '' } });
    }
    if (checked.problem === 'sign') return reader.add('name_sign', 'name');
    return reader.add(checked.problem === 'too-long' ? 'name_too_long' : 'name_character_lost', 'name');
  }
  // Masked names and names with figures in them were not copied from a card.
  if (/[0-9*＊×]/.test(tidy)) return reader.add('name_character_lost', 'name');
  reader.values.name = checked.name;
  if (typeof cell === 'object' && cell !== null && 'r' in cell)
    reader.add('name_rich_text', 'name', { normalised: tidy });
  if (tidy === text) return;
  const trimmed = text.replace(BLANK_EDGE, '');
  if (trimmed !== text) reader.add('name_trailing_space', 'name', { normalised: tidy });
  if (/[\s\u3000\u00a0]/u.test(trimmed)) reader.add('name_two_chars_padded', 'name', { normalised: tidy });
  if (tidy.includes('·') && !text.includes('·'))
    reader.add('name_middle_dot_variant', 'name', { normalised: tidy });
}

const relationNames = new Map(
  (codeLists.find(({ name }) => name === 'relation')?.codes ?? []).map(({ code, zh }) => [code, zh]),
);

/** Words for both sexes, and what they are for a man and for a woman. */
const forBothSexes: Readonly<Record<string, readonly [male: string, female: string]>> = {
  子女: ['20', '30'],
  儿女: ['20', '30'],
  孩子: ['20', '30'],
  父母: ['51', '52'],
};

function relationBySex({ values }: RowReader, text: string): string | undefined {
  const [male, female] = forBothSexes[text] ?? [];
  return values.sex === 1 ? male : values.sex === 2 ? female : undefined;
}

export function checkRelation(reader: RowReader): undefined {
  if (!reader.has('relation')) return;
  const text = squeeze(reader.text('relation'));
  if (text === '') return;
  const code =
    findRelation(text) ?? findRelation(text.replace(/^(户主)?之/, '')) ?? relationBySex(reader, text);
  if (code === undefined) {
    reader.values.relation = '80';
    return reader.add('relation_unknown', 'relation', { normalised: '其他' });
  }
  reader.values.relation = code;
  const plain = plainRelation(code, relationNames.get(code) ?? text);
  if (plain !== text && text !== relationNames.get(code)?.replace(/亲$/, '')) {
    reader.add('relation_synonym', 'relation', { normalised: plain });
  } else if (plain !== text) reader.add('relation_synonym', 'relation', { normalised: plain });
}

/** The ID number says birth and sex; what the columns say is compared with it and never stored against it. */
export function checkAgainstId(reader: RowReader): undefined {
  const { values } = reader;
  if (values.birthDate === undefined) return;
  const said = values.dates.birthDate;
  if (said !== undefined && !values.birthDate.startsWith(said)) {
    reader.add('id_birth_mismatch', 'birthDate', { normalised: said, facts: { fromId: values.birthDate } });
  }
  const sexText = squeeze(reader.text('sex'));
  if (sexText === '') return;
  const sex = findSex(sexText)?.code;
  if (sex !== '1' && sex !== '2') return reader.add('sex_unknown', 'sex');
  if (Number(sex) !== values.sex) {
    reader.add('id_sex_mismatch', 'sex', { normalised: values.sex === 1 ? '男' : '女' });
  }
}
