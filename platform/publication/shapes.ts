import { Type } from 'typebox';
import { fillPhrase, type Language } from '../base/index.ts';
import { casesRefusals } from '../cases/index.ts';
import { PaperItem } from '../papers/index.ts';
import type { RefusedLine } from './candidates.ts';
import { publicationRefusals } from './refusals.ts';

export const Text = Type.String();
export const Uuid = Type.String({ format: 'uuid' });
export const Day = Type.String({ format: 'date' });
export const Code = Type.String({ minLength: 1, maxLength: 60, pattern: '^[a-z0-9-]+$' });
/** Too short to be the number of a card. */
export const Telephone = Type.String({ pattern: '^[0-9][0-9-]{5,12}$' });
const plain = <T>(type: string) => Type.Unsafe<T | null>({ type: [type, 'null'] });
export const MaybeText = plain<string>('string');
export const MaybeInteger = plain<number>('integer');

export const WaitingShape = Type.Object({
  matter: Text,
  matterTitle: Text,
  step: Text,
  stepTitle: Text,
  townId: Text,
  townName: Text,
  villageId: Text,
  villageName: Text,
  count: Type.Integer(),
  dueOn: MaybeText,
  dueIsProvisional: Type.Boolean(),
});

const Line = {
  applicant: MaybeText,
  members: MaybeInteger,
  amountFen: MaybeInteger,
};

export const RefusedShape = Type.Object({
  caseId: Text,
  caseNo: Text,
  name: Text,
  code: Text,
  what: Text,
  next: Text,
});

export const PreviewShape = Type.Object({
  matterTitle: Text,
  where: Text,
  villageName: Text,
  townName: Text,
  telephone: MaybeText,
  amountPer: MaybeText,
  /** Somebody has to say how many days: the place has not. */
  needsDays: Type.Boolean(),
  lists: Type.Array(
    Type.Object({
      lastDay: MaybeText,
      shows: Type.Array(Text),
      lines: Type.Array(Type.Object({ caseId: Text, caseNo: Text, name: Text, ...Line })),
    }),
  ),
  refused: Type.Array(RefusedShape),
});

const listFields = {
  id: Text,
  kind: Text,
  matter: Text,
  matterTitle: Text,
  townName: Text,
  villageName: Text,
  postedOn: Text,
  lastDay: MaybeText,
  daysLeft: MaybeInteger,
  size: Type.Integer(),
  proofs: Type.Integer(),
  objectionsOpen: Type.Integer(),
  objections: Type.Integer(),
  toConclude: Type.Integer(),
  takenDownOn: MaybeText,
  takenDownHow: MaybeText,
};
export const ListItemShape = Type.Object(listFields);

export const ListRecordShape = Type.Object({
  ...listFields,
  where: Text,
  step: MaybeText,
  telephone: Text,
  postedBy: Text,
  takenDownReason: MaybeText,
  takenDownBy: MaybeText,
  digest: Text,
  isIntact: Type.Boolean(),
  shows: Type.Array(Text),
  amountPer: MaybeText,
  lines: Type.Array(Type.Object({ no: Type.Integer(), ...Line, caseId: MaybeText, removedOn: MaybeText })),
  photos: Type.Array(PaperItem),
});

const tipFields = {
  id: Text,
  kind: Text,
  state: Text,
  townName: MaybeText,
  villageName: MaybeText,
  matterTitle: MaybeText,
  listId: MaybeText,
  caseId: MaybeText,
  isAnonymous: Type.Boolean(),
  receivedAt: Text,
  holderName: MaybeText,
  text: Text,
  lastNo: Type.Integer(),
};
export const TipItemShape = Type.Object(tipFields);
export const TipRecordShape = Type.Object({
  ...tipFields,
  lineNo: MaybeInteger,
  answers: Type.Array(Type.Object({ code: Text, title: Text })),
  acts: Type.Array(Type.Object({ no: Type.Integer(), kind: Text, note: Text, at: Text, by: Text })),
});

/** Why a case is not on the list, in words. */
export function sayRefusedLine({ caseId, caseNo, name, refusal }: RefusedLine, language: Language) {
  const [first] = refusal.details ?? [];
  const said = first ?? refusal;
  const words = (publicationRefusals[said.code] ?? casesRefusals[said.code])?.[language];
  return {
    caseId,
    caseNo,
    name,
    code: said.code,
    what: fillPhrase(words?.what ?? said.code, said.facts),
    next: fillPhrase(words?.next ?? '', said.facts),
  };
}
