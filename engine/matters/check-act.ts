import { getYmd } from '../language/day.ts';
import { type Text, text } from '../language/kinds.ts';
import { type Problem, problem } from '../problem.ts';
import type { Told, WantedAction } from './actions.ts';
import { type Asking, extensible, findReason, mayCosign, type Reason, returnable } from './allowed.ts';
import { ask, type Field, type FieldValues, type Json, onlyWhen, optional, readFields } from './fields.ts';
import type { Matter, ProcedureText, SeenBefore } from './matter.ts';
import { findStep, type StepReading } from './reading.ts';

export type Checked =
  | { readonly ok: true; readonly record: FieldValues }
  | { readonly ok: false; readonly reason: Reason }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const reason = ask.text('reason', '理由', 'Reason', 1000);

/** What an opinion and a decision record in every matter, besides their own fields. */
export const opinionFields: readonly Field[] = [
  ask.yesNo('agree', '是否同意', 'Agrees'),
  onlyWhen('agree', [false], reason),
  optional(ask.text('remark', '说明', 'Remark', 1000)),
];
export const decisionFields: readonly Field[] = [
  ask.yesNo('granted', '是否同意', 'Approved'),
  // 不予的书面告知要说明理由: without it there is nothing to tell the family.
  onlyWhen('granted', [false], reason),
  optional(ask.text('remark', '说明', 'Remark', 1000)),
];

const wrong = (path: string, zh: string, en: string): Problem => problem(path, 'not-declared', zh, en);

interface Titled {
  readonly code: string;
  readonly title: Text;
}

/** One of the codes that are declared or possible now. What was chosen once keeps its title. */
const among = (
  name: string,
  zh: string,
  en: string,
  titled: readonly Titled[],
  codes: readonly string[] = titled.map(({ code }) => code),
): Field => ({
  name,
  title: text(zh, en),
  kind: {
    kind: 'choice',
    choice: {
      kind: 'choice',
      name,
      values: codes,
      labels: Object.fromEntries(titled.map(({ code, title }) => [code, title])),
    },
  },
});

const levels: readonly Titled[] = [
  { code: 'village', title: text('村（社区）', 'village') },
  { code: 'town', title: text('乡镇（街道）', 'township') },
  { code: 'county', title: text('县级', 'county') },
];

const later = (reading: Asking['reading']): readonly string[] => {
  const decided = reading.steps.findIndex(({ step }) => step.code === reading.decision?.step);
  return reading.steps
    .slice(0, decided + 1)
    .flatMap(({ step, state }) => (state === 'done' ? step.code : []));
};

/** What is asked of whoever does this kind of act. Null where another check reads the record. */
export function fieldsOfAct(
  { reading }: Asking,
  { kind, step }: Pick<WantedAction, 'kind' | 'step'>,
): readonly Field[] | null {
  const one = findStep(reading, step);
  const own = one?.step.records ?? [];
  const { procedure } = reading.rules;
  const steps = reading.steps.map(({ step: of }) => of);
  switch (kind) {
    case 'apply':
    case 'supplement':
      return null;
    case 'accept':
    case 'confirm':
    case 'draw':
      return [];
    case 'ask-supplement':
      return [ask.lines('items', '需要补充的材料', 'What is lacking', 30)];
    case 'record':
    case 'complete':
      return one?.step.kind === 'calculation' ? null : own;
    case 'opine':
      return [...opinionFields, ...own];
    case 'decide':
      return [...decisionFields, ...own];
    case 'post':
      return [
        ask.day('postedOn', '张贴日期', 'Put up on'),
        ask.text('where', '张贴地点', 'Where', 200),
        // How long is the place's to set. Where nobody has put that on record, whoever puts the list up says it.
        ...(one?.step.publicity && reading.rules.findDays(one.step.publicity.days) === undefined
          ? [
              ask.count(
                'days',
                '公示天数（当地规定还没有录入）',
                'Days (not on record for this place)',
                1,
                60,
              ),
            ]
          : []),
      ];
    case 'object':
      return [
        ask.text('text', '异议内容', 'What is objected', 2000),
        ask.yesNo('isAnonymous', '是否匿名', 'Anonymous'),
      ];
    case 'answer':
      return [
        ask.count('objection', '异议序号', 'Objection', 1, 1_000_000),
        among('how', '办理方式', 'How', one?.step.publicity?.answers ?? []),
        ask.text('finding', '处理情况', 'Finding', 2000),
      ];
    case 'extend':
      return [
        among('extension', '延期情形', 'Extension', procedure.extensions ?? [], extensible(reading)),
        reason,
      ];
    case 'pause':
      return [among('rule', '中止情形', 'Rule', procedure.pauses ?? []), reason];
    case 'declare-relative':
      return [
        optional(ask.text('officerId', '经办人员账号', 'Account', 40)),
        ask.text('officerName', '经办人员或者村（居）委会成员姓名', 'Officer or member of the committee', 50),
        ask.text('relation', '与申请人的关系', 'Relation', 50),
      ];
    case 'transfer':
      return [
        ask.text('toId', '转交给', 'To', 40),
        ask.text('toName', '姓名', 'Name', 50),
        ask.text('toPost', '岗位', 'Post', 40),
        among('toLevel', '层级', 'Level', levels),
        optional(reason),
      ];
    case 'return':
      return [among('toStep', '退回到', 'Back to', steps, returnable(reading)), reason];
    case 'reopen':
      return [
        ...(reading.decision
          ? [optional(among('toStep', '从哪一步重办', 'From which step', steps, later(reading)))]
          : []),
        reason,
      ];
    case 'reverse':
      return [ask.count('no', '撤销的办理序号', 'Act', 1, 1_000_000), reason];
    default:
      return [reason];
  }
}

/** Looks at one act before it is written down: may this person do it now, and is what it says right? */
export function checkAct(asked: Asking, wanted: WantedAction): Checked {
  const asking: Asking = { ...asked, team: wanted.told?.team };
  const refused = findReason(asking, wanted.kind, wanted.step);
  if (refused) return { ok: false, reason: refused };
  const { reading, today } = asking;
  if (wanted.kind === 'supplement') return checkSupplement(asking, wanted.record);
  const fields = fieldsOfAct(asking, wanted);
  const step = findStep(reading, wanted.step);
  if (fields === null) {
    const problems = recordProblems(reading, step, wanted.record);
    return problems.length > 0 ? { ok: false, problems } : checkCalculation(wanted.record);
  }
  const isPartial = wanted.kind === 'record';
  // What was noted down before is completed by what comes now.
  const given = wanted.kind === 'complete' && step ? { ...step.record, ...wanted.record } : wanted.record;
  const read = readFields(fields, given, reading.rules.day, { isPartial });
  if (!read.ok) return { ok: false, problems: read.problems };
  const problems = isPartial
    ? []
    : [...recordProblems(reading, step, read.value), ...actProblems(asking, wanted, read.value, today)];
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, record: wanted.told ? withTold(asking, step, read.value, wanted.told) : read.value };
}

/** Names those who went along and may sign this step; whoever may not is left to the record of the visit. */
function withTold(
  asking: Asking,
  step: StepReading | undefined,
  record: FieldValues,
  told: Told,
): FieldValues {
  const team = told.team
    .filter((one) => step !== undefined && mayCosign(asking, step, one))
    .map(({ userId, name }) => ({ userId, name }));
  return { ...record, told: { visit: told.visit, team } };
}

function recordProblems(
  reading: Asking['reading'],
  one: StepReading | undefined,
  record: FieldValues,
): readonly Problem[] {
  const seen: SeenBefore = {
    form: reading.form,
    figure: (code) => reading.rules.findFigure(code),
    recordOf: (code: string) => {
      const found = findStep(reading, code);
      return found?.state === 'done' ? found.record : {};
    },
  };
  return (one?.step.checks ?? []).flatMap((check) =>
    check.holds(record, seen) ? [] : [{ path: check.field ?? '', code: check.code, message: check.say }],
  );
}

function actProblems(
  { reading }: Asking,
  { kind, step: code }: WantedAction,
  record: FieldValues,
  today: string,
): readonly Problem[] {
  if (kind === 'reverse' && record.no !== reading.lastMove?.no)
    return [wrong('no', '只能撤销最近的一次办理', 'only the latest act can be taken back')];
  if (kind === 'transfer') {
    const isFit = reading.waitingFor.some(
      ({ post, level }) => post === record.toPost && level === record.toLevel,
    );
    if (!isFit)
      return [wrong('toId', '要转交的人不在能办这一步的岗位上', 'holds no post that could act here')];
  }
  if (kind === 'ask-supplement') return tellingProblems(reading, record.items ?? []);
  if (kind === 'post') return postingProblems(reading.acceptedOn ?? today, String(record.postedOn), today);
  if (kind === 'decide' && record.granted === true && reading.rules.matter.kind !== 'change') {
    const calculation = reading.steps.find(
      ({ step, state }) => step.kind === 'calculation' && state === 'done',
    );
    if (calculation && calculation.record.eligible !== true)
      return [
        wrong(
          'granted',
          '核算结果不符合条件，不能同意',
          'the calculation says that the conditions are not met',
        ),
      ];
  }
  if (kind === 'answer') {
    const isOpen = reading.objections.some(
      ({ no, step, answeredNo }) => no === record.objection && step === code && answeredNo === undefined,
    );
    if (!isOpen) return [wrong('objection', '没有这条待处理的异议', 'there is no such open objection')];
  }
  return [];
}

/** 一次性告知: the family is told once, so whatever the list of materials lacks has to be in it. */
function tellingProblems({ rules, materials }: Asking['reading'], items: Json): readonly Problem[] {
  const told = (Array.isArray(items) ? items : []).join(' ');
  const forgotten = rules.procedure.materials.filter(
    ({ code, title }) =>
      lackingMaterials(rules.procedure, materials).includes(code) &&
      !told.includes(title.zh) &&
      !told.includes(title.en),
  );
  if (forgotten.length === 0) return [];
  return [
    problem(
      'items',
      'not-complete',
      `要一次告知完整，还缺：${forgotten.map(({ title }) => title.zh).join('、')}`,
      `is told once and completely; not yet named: ${forgotten.map(({ title }) => title.en).join(', ')}`,
    ),
  ];
}

function postingProblems(acceptedOn: string, postedOn: string, today: string): readonly Problem[] {
  const day = getYmd(postedOn);
  if (day > getYmd(today)) return [wrong('postedOn', '张贴日期不能晚于今天', 'must not lie after today')];
  if (day < getYmd(acceptedOn))
    return [wrong('postedOn', '张贴日期不能早于受理日期', 'must not lie before the acceptance')];
  return [];
}

/** A calculation is made by the program and only kept here: nobody types its result. */
function checkCalculation(record: FieldValues): Checked {
  const isWhole =
    typeof record.eligible === 'boolean' &&
    typeof record.amountFen === 'number' &&
    Number.isSafeInteger(record.amountFen) &&
    record.amountFen >= 0 &&
    typeof record.digest === 'string' &&
    typeof record.facts === 'object';
  return isWhole
    ? { ok: true, record }
    : {
        ok: false,
        problems: [
          wrong('', '核算结果由系统生成，不能填写', 'the result of a calculation is made by the program'),
        ],
      };
}

function checkSupplement({ reading }: Asking, given: FieldValues): Checked {
  const { procedure } = reading.rules;
  const problems = materialProblems(procedure, given.materials ?? []);
  const form = readFields(procedure.form, given.form ?? {}, reading.rules.day, { isPartial: true });
  if (!form.ok) problems.push(...form.problems.map((one) => ({ ...one, path: `form.${one.path}` })));
  for (const key of Object.keys(given))
    if (key !== 'materials' && key !== 'form') problems.push(wrong(key, '没有这一项', 'is not asked for'));
  if (problems.length > 0 || !form.ok) return { ok: false, problems };
  return { ok: true, record: { materials: given.materials ?? [], form: form.value } };
}

function materialProblems(procedure: ProcedureText, given: Json): Problem[] {
  if (!Array.isArray(given)) return [wrong('materials', '应为列表', 'must be a list')];
  return (given as readonly Json[]).flatMap((code, place) => {
    const found = procedure.materials.find((one) => one.code === code);
    if (!found) return [wrong(`materials[${place}]`, '没有这种材料', 'is no material of this matter')];
    // 社会救助法第62条: what can be had by checking must not be asked for.
    return found.shared
      ? [
          wrong(
            `materials[${place}]`,
            '能够共享的材料，不得要求提交',
            'is shared between offices and must not be asked for',
          ),
        ]
      : [];
  });
}

/** Reads an application: the form and what was brought. What is lacking is told once, after it was taken in. */
export function checkApplication(
  matter: Matter,
  procedure: ProcedureText,
  given: FieldValues,
  day: string,
): Checked {
  const form = readFields(procedure.form, given.form ?? {}, day);
  const problems = [
    ...(form.ok ? [] : form.problems.map((one) => ({ ...one, path: `form.${one.path}` }))),
    ...materialProblems(procedure, given.materials ?? []),
    ...Object.keys(given)
      .filter((key) => key !== 'form' && key !== 'materials')
      .map((key) => wrong(key, `“${matter.title.zh}”没有这一项`, 'is not asked for')),
  ];
  if (!form.ok || problems.length > 0) return { ok: false, problems };
  return { ok: true, record: { form: form.value, materials: given.materials ?? [] } };
}

/** What a family still has to bring, as far as the list of materials tells. */
export const lackingMaterials = (procedure: ProcedureText, brought: readonly string[]): readonly string[] =>
  procedure.materials.flatMap(({ code, shared, isOptional }) =>
    shared || isOptional || brought.includes(code) ? [] : code,
  );
