import type { FieldValues } from '../../../../../engine/matters/fields.ts';
import type { ChecklistText } from '../../../../../engine/visits/checklist.ts';
import type { Draft } from '../../../parts/field/store.ts';
import { problemsOf } from './answers.ts';
import type { fieldTexts } from './texts.ts';

/** What is still missing, each where it stands on the page. The server checks it all again. */
export interface DraftProblems {
  readonly count: number;
  readonly answers: ReadonlyMap<string, string>;
  readonly remark?: string | undefined;
  readonly photos?: string | undefined;
  readonly team?: string | undefined;
  readonly host?: string | undefined;
  readonly signatures: readonly string[];
}

export function checkDraft(
  draft: Draft,
  text: ChecklistText,
  teamMin: number,
  answers: FieldValues,
  t: (typeof fieldTexts)['zh'],
  language: 'zh' | 'en',
): DraftProblems {
  const isDone = draft.outcome === 'done';
  const { min, max } = text.photos;
  const count = draft.photos.length;
  const found = {
    answers: isDone
      ? problemsOf(text, answers, draft.visitedOn, language)
      : (new Map() as ReadonlyMap<string, string>),
    remark: !isDone && draft.remark.trim() === '' ? t.remarkNeeded : undefined,
    photos: count > max || (isDone && count < min) ? t.photosMissing(min, max) : undefined,
    team: draft.team.length < teamMin ? t.teamSmall(teamMin) : undefined,
    host: hostProblem(draft, text, t, language),
    signatures: draft.team.flatMap(({ name }) =>
      draft.signatures.some((one) => one.name === name) ? [] : [t.signatureMissing(name)],
    ),
  };
  const others = [found.remark, found.photos, found.team, found.host].filter((one) => one !== undefined);
  return { ...found, count: found.answers.size + others.length + found.signatures.length };
}

function hostProblem(
  draft: Draft,
  text: ChecklistText,
  t: (typeof fieldTexts)['zh'],
  language: 'zh' | 'en',
): string | undefined {
  const name = draft.hostName.trim();
  const isSigned = name !== '' && draft.signatures.some((one) => one.name === name);
  const isNeeded = draft.outcome === 'done' && !text.host.isOptional;
  if (isSigned || (!isNeeded && name === '')) return undefined;
  return t.hostMissing(text.host.title[language]);
}
