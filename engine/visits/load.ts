import { type Citation, type Documents, holdsOn } from '../documents.ts';
import { dayBefore, findYmd, getYmd } from '../language/day.ts';
import type { CheckItem, Checklist, ChecklistText } from './checklist.ts';

export interface ChecklistBook {
  readonly checklists: ReadonlyMap<string, Checklist>;
  readonly documents: Documents;
}

const NEVER_ENDS = 99_991_231;

/**
 * Puts the checklists together. One without an article that holds, with a fault that nobody can answer or a share that
 * is no share: the whole does not load, and the error names everything that is wrong.
 */
export function assembleChecklists(parts: {
  readonly checklists: readonly Checklist[];
  readonly documents: Documents;
}): ChecklistBook {
  const problems: string[] = parts.checklists.length === 0 ? ['there is no checklist'] : [];
  const checklists = new Map<string, Checklist>();
  for (const one of parts.checklists) {
    if (checklists.has(one.code)) problems.push(`two checklists are called ${one.code}`);
    checklists.set(one.code, one);
    problems.push(...problemsOf(one, parts.documents).map((what) => `${one.code}: ${what}`));
  }
  if (problems.length > 0) throw new Error(`the checklists do not load:\n- ${problems.join('\n- ')}`);
  return { checklists, documents: parts.documents };
}

function problemsOf(of: Checklist, documents: Documents): readonly string[] {
  const problems: string[] = [];
  if (of.texts.length === 0) problems.push('asks nothing');
  if (!Number.isInteger(of.teamMin) || of.teamMin < 2) problems.push('lets somebody go alone');
  of.texts.forEach((text, place) => {
    const next = of.texts[place + 1];
    if (findYmd(text.from) === undefined) problems.push(`${text.from} is no day`);
    else {
      if (next && next.from <= text.from) problems.push('its texts are not in order of days');
      const found = textProblems(text, next?.from ?? text.end, documents);
      problems.push(...found.map((what) => `from ${text.from}: ${what}`));
    }
  });
  return problems;
}

function textProblems(text: ChecklistText, end: string | undefined, documents: Documents): readonly string[] {
  const cited = (name: string, articles: readonly Citation[]) =>
    citationProblems(name, articles, text.from, end, documents);
  const { items, shares, photos } = text;
  const shareSum = new Set(shares.map(({ stratum }) => stratum)).size;
  return [
    ...cited('the list', text.articles),
    ...items.flatMap((one) => [
      ...(one.article ? cited(one.field.name, [one.article]) : []),
      ...findingProblems(one),
    ]),
    ...shares.flatMap((one) => [
      ...cited(`the share of ${one.stratum}`, [one.article]),
      ...(one.percent > 0 && one.percent <= 100 && Number.isInteger(one.percent)
        ? []
        : [`the share of ${one.stratum} is ${one.percent} in a hundred`]),
    ]),
    ...(shares.length === 0 ? ['says of nobody how many are visited'] : []),
    ...(shareSum === shares.length ? [] : ['says twice how many of one part are visited']),
    ...(items.length === 0 ? ['asks nothing'] : []),
    ...(new Set(items.map(({ field }) => field.name)).size === items.length ? [] : ['asks one thing twice']),
    ...(photos.min <= photos.max ? [] : ['wants more photographs than it takes']),
  ];
}

function findingProblems({ field, finding }: CheckItem): readonly string[] {
  if (!finding) return [];
  const { kind } = field;
  const canBe = finding.is.every((value) =>
    kind.kind === 'yes-no'
      ? typeof value === 'boolean'
      : kind.kind === 'choice' && kind.choice.values.includes(String(value)),
  );
  return [
    ...(canBe && finding.is.length > 0
      ? []
      : [`${field.name} finds a fault in an answer that nobody can give`]),
    ...(Number.isInteger(finding.days) && finding.days > 0
      ? []
      : [`${field.name} gives ${finding.days} days`]),
  ];
}

/** Each article must be registered, numbered, and in force from the first to the last day of what cites it. */
function citationProblems(
  name: string,
  articles: readonly Citation[],
  from: string,
  end: string | undefined,
  documents: Documents,
): readonly string[] {
  if (articles.length === 0) return [`${name} has no article`];
  const last = end === undefined ? NEVER_ENDS : dayBefore(getYmd(end));
  return articles.flatMap(({ document, place }) => {
    const found = documents[document];
    if (!found) return [`${name} cites ${document}, which is not registered`];
    if (place.trim() === '') return [`${name} cites ${document} without an article`];
    if (!holdsOn(found, getYmd(from))) return [`${name}: ${document} is not in force on ${from}`];
    return holdsOn(found, last)
      ? []
      : [`${name} still cites ${document} after its repeal on ${found.repealed}`];
  });
}
