import type { Language } from '../../../engine/index.ts';
import {
  type Field,
  type FieldValues,
  isAsked,
  type Json,
  readFields,
} from '../../../engine/matters/index.ts';
import { type Begun, familyFields } from '../../../platform/applications/index.ts';
import { findPhone } from '../../../platform/base/index.ts';
import { checkName, type IdentityNumber, parseIdentityNumber } from '../../../platform/registry/index.ts';
import type { FormBody } from '../form-body.ts';
import type { MatterHere } from '../matters.ts';
import { inputName } from './fields.ts';
import { type ApplyTexts, applyTexts } from './texts.ts';

/** What is wrong with a form: at which input, and in words. */
export type Wrong = ReadonlyMap<string, string>;

export type ReadForm =
  | { readonly ok: true; readonly value: Omit<Begun, 'matter' | 'townId' | 'villageId' | 'key'> }
  /** The number is told apart: where it was right, it need not be typed again. */
  | { readonly ok: false; readonly wrong: Wrong; readonly number: string | undefined };

const ADDRESS_MAX = 200;

export const phoneFields = ({ rules }: MatterHere): readonly Field[] => familyFields(rules);

/** Text of an input as the declaration wants it; what is no number stays text, and is told to be none. */
function toValue({ kind }: Field, text: string): Json {
  switch (kind.kind) {
    case 'yes-no':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'count':
      return /^\d{1,9}$/.test(text.normalize('NFKC')) ? Number(text.normalize('NFKC')) : text;
    case 'money': {
      const plain = text.normalize('NFKC').replace(/[,\s元]/g, '');
      return /^\d{1,10}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : text;
    }
    case 'lines':
      return text.split('\n').flatMap((line) => line.trim() || []);
    default:
      return text;
  }
}

/**
 * Reads a whole form; everything wrong is told at once.
 * @param keptNumber of an earlier draft: the number is not typed again when only something else changes.
 */
export function readForm(
  here: MatterHere,
  body: FormBody,
  context: {
    readonly today: Temporal.PlainDate;
    readonly language: Language;
    readonly keptNumber: string | undefined;
  },
): ReadForm {
  const t = applyTexts[context.language];
  const wrong = new Map<string, string>();
  const isForOther = body.for === 'other';
  if (body.for !== 'self' && !isForOther) wrong.set('for', t.notChosen(t.who));
  const name = readName(body.name ?? '', 'name', t, wrong);
  const identity = readIdentity(body.idNumber ?? '', context, t, wrong);
  const phone = readPhone(body.phone ?? '', 'phone', t, wrong);
  const address = body.address ?? '';
  if (address === '') wrong.set('address', t.missing(t.address));
  if ([...address].length > ADDRESS_MAX) wrong.set('address', t.tooLong(t.address, ADDRESS_MAX));
  const agent = isForOther ? readAgent(body, t, wrong) : undefined;
  const form = readDeclared(here, body, context.language, wrong);
  if (wrong.size > 0 || !identity) return { ok: false, wrong, number: identity?.number };
  return { ok: true, value: { name, identity, phone, address, agent, form } };
}

function readName(text: string, input: string, t: ApplyTexts, wrong: Map<string, string>): string {
  if (text === '') wrong.set(input, t.missing(input === 'name' ? t.name : t.agentName));
  const checked = checkName(text);
  if (checked.ok) return checked.name;
  if (text !== '') wrong.set(input, t.badName);
  return '';
}

function readIdentity(
  text: string,
  { today, keptNumber }: { readonly today: Temporal.PlainDate; readonly keptNumber: string | undefined },
  t: ApplyTexts,
  wrong: Map<string, string>,
): IdentityNumber | undefined {
  const parsed = parseIdentityNumber(text === '' ? (keptNumber ?? '') : text, today);
  if (parsed.ok) return parsed.value;
  wrong.set('idNumber', t.idProblems[parsed.problem] ?? t.missing(t.idNumber));
  return undefined;
}

function readPhone(text: string, input: string, t: ApplyTexts, wrong: Map<string, string>): string {
  if (text === '') return '';
  const phone = findPhone(text);
  if (phone === undefined) wrong.set(input, t.badPhone);
  return phone ?? '';
}

function readAgent(body: FormBody, t: ApplyTexts, wrong: Map<string, string>): Begun['agent'] {
  const name = readName(body.agentName ?? '', 'agentName', t, wrong);
  const relation = body.agentRelation ?? '';
  // Kept in the words of the page in which it was chosen, of which there are two.
  const known = Object.values(applyTexts).some(({ relations }) => relations.includes(relation));
  if (!known) wrong.set('agentRelation', t.notChosen(t.agentRelation));
  const phone = readPhone(body.agentPhone ?? '', 'agentPhone', t, wrong);
  if (phone === '' && !wrong.has('agentPhone')) wrong.set('agentPhone', t.missing(t.agentPhone));
  return { name, relation, phone };
}

/** Kinds that are answered by choosing and not by writing. */
const CHOSEN: ReadonlySet<string> = new Set(['choice', 'yes-no']);

function readDeclared(
  here: MatterHere,
  body: FormBody,
  language: Language,
  wrong: Map<string, string>,
): FieldValues {
  const fields = phoneFields(here);
  const given: Record<string, Json> = {};
  for (const field of fields) {
    const text = body[inputName(field)] ?? '';
    if (text !== '') given[field.name] = toValue(field, text);
  }
  // Without a script the page shows what is asked only in some cases; what does not apply is not held against anybody.
  for (const field of fields) if (!isAsked(field, given)) delete given[field.name];
  const read = readFields(fields, given, here.rules.day);
  if (read.ok) return read.value;
  const t = applyTexts[language];
  for (const { path, code, message } of read.problems) {
    const field = fields.find(({ name }) => path === name || path.startsWith(`${name}[`));
    if (!field) continue;
    const input = inputName(field);
    if (wrong.has(input)) continue;
    if (code === 'missing' && CHOSEN.has(field.kind.kind))
      wrong.set(input, t.notChosen(field.title[language]));
    else wrong.set(input, `${field.title[language]}：${message[language]}`.replace(/^.*?：(请填写)/, '$1'));
  }
  return {};
}
