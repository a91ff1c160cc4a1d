import {
  type Citation,
  type Decision,
  explain,
  type Kind,
  type Language,
  type Plan,
  type Question,
  type TraceStep,
  toIso,
  writeCitation,
  writeExplanation,
  writeValue,
} from '../../engine/index.ts';

/** A decision as other programs read it. Amounts are whole fen; what is not known yet is null. */
export function decisionJson(
  plan: Plan,
  decision: Decision,
  language: Language,
  callings: readonly string[],
): object {
  const isDecided = decision.status === 'decided';
  return {
    scheme: decision.scheme.code,
    title: decision.scheme.title[language],
    status: decision.status,
    eligible: decision.eligible ?? null,
    amountFen: isDecided ? numberOf(decision.amountFen) : null,
    period: decision.period,
    claimFen: isDecided ? numberOf(decision.claimFen) : null,
    members: decision.members.map(({ member, id, eligible, amountFen }) => ({
      member,
      id,
      eligible: eligible ?? null,
      amountFen: numberOf(amountFen),
    })),
    questions: decision.questions.map((question) => questionJson(question, language)),
    missingParameters: decision.missing,
    explanation: writeExplanation(explain(plan, decision, language, callings), language),
    trace: decision.trace.map((step) => stepJson(plan, step, language)),
  };
}

const numberOf = (fen: bigint | undefined): number | null => (fen === undefined ? null : Number(fen));

/** What to ask, under which path to put the answer, and what an answer looks like. */
const questionJson = ({ path, fact }: Question, language: Language): object => ({
  path,
  title: fact.title[language],
  question: fact.question[language],
  answer: answerOf(fact.kind),
});

function answerOf(kind: Kind): unknown {
  switch (kind.kind) {
    case 'choice':
      return kind.values;
    case 'money':
      return kind.period === 'once' ? '5000 元' : kind.period === 'month' ? '100 元/月' : '1200 元/年';
    case 'bool':
      return [true, false];
    case 'day':
      return '1950-01-02';
    default:
      return 0;
  }
}

function stepJson(plan: Plan, step: TraceStep, language: Language): object {
  switch (step.step) {
    case 'fact':
      return {
        step: 'fact',
        path: step.path,
        title: step.fact.title[language],
        value: writeValue(step.value, step.fact.kind, language),
        held: Number(step.value),
        isAsked: step.notAsked !== true,
      };
    case 'parameter': {
      const won = step.resolved?.won;
      const say = (held: number | bigint) => writeValue(held, step.parameter.kind, language);
      return {
        step: 'parameter',
        code: step.parameter.code,
        class: step.cell,
        title: step.parameter.title[language],
        value: won ? say(step.value) : null,
        held: won ? Number(step.value) : null,
        ...(won ? { region: won.region, from: toIso(won.from) } : {}),
        source: won?.source ? citationJson(won.source, plan, language) : null,
        assumed: won?.assumed ?? null,
        insteadOf: step.resolved?.beaten.map(({ region, value }) => ({ region, value: say(value) })) ?? [],
      };
    }
    case 'rule':
      return {
        step: 'rule',
        code: step.rule.code,
        title: step.rule.title[language],
        ...(step.member === undefined ? {} : { member: step.member }),
        value: step.value === undefined ? null : writeValue(step.value, step.kind, language),
        held: step.value === undefined ? null : Number(step.value),
        article: citationJson(step.article, plan, language),
      };
  }
}

const citationJson = (citation: Citation, plan: Plan, language: Language): object => ({
  ...citation,
  written: writeCitation(citation, plan.book.documents, language),
});
