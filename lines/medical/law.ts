import {
  type Decision,
  evaluate,
  explain,
  type KnownFacts,
  type Language,
  type Plan,
  withGiven,
} from '../../engine/index.ts';
import { done, type Outcome, refuse } from '../../platform/base/index.ts';
import type {
  MedicalCase,
  MedicalLaw,
  MedicalShares,
  MedicalStanding,
} from '../../platform/medical/index.ts';
import { createMemory } from '../cases/memory.ts';
import { createPlans } from '../cases/plans.ts';
import { type Law, openLaw } from '../policy/open-law.ts';
import { medicalClasses } from '../social-assistance/law/medical-assistance.ts';

const SCHEME = 'medical-assistance';
const CLASS_RULE = 'medical.class';
type MedicalClass = (typeof medicalClasses.values)[number];

/** In the order of the scheme’s own rule: who is of several classes is of the first. */
const standings: readonly (MedicalStanding & { readonly class: MedicalClass })[] = [
  { class: 'extreme', schemes: ['extreme-poverty'], rosters: ['extreme-poverty'], matters: [] },
  { class: 'orphan', schemes: ['orphan-allowance', 'unattended-children'], rosters: [], matters: [] },
  {
    class: 'dibao',
    schemes: ['minimum-living-allowance'],
    rosters: ['rural-allowance', 'urban-allowance'],
    matters: [],
  },
  { class: 'edge', schemes: [], rosters: [], matters: ['edge-family'] },
  { class: 'illness-poor', schemes: [], rosters: [], matters: ['rigid-spending'] },
];

let opened: Promise<MedicalLaw> | undefined;

/** The scheme of medical assistance with the class as recognised, not judged again from means. */
export function openMedicalLaw(): Promise<MedicalLaw> {
  opened ??= openLaw().then(put);
  return opened;
}

function put(law: Law): MedicalLaw {
  const planOf = createPlans(law);
  const given = createMemory<Plan>(500);
  const judge = (asked: MedicalCase): { readonly plan: Plan; readonly decision: Decision } => {
    const { region, day } = asked;
    const plan = given(`${region} ${day} ${asked.class}`, () =>
      withGiven(planOf({ region, day, scheme: SCHEME }), new Map([[CLASS_RULE, placeOf(asked.class)]])),
    );
    const decision = evaluate(plan, factsOf(asked)).find(({ scheme }) => scheme.code === SCHEME);
    if (!decision) throw new Error(`nothing was decided about ${SCHEME}`);
    return { plan, decision };
  };
  return {
    scheme: SCHEME,
    standings,
    noClass: 'none' satisfies MedicalClass,
    titleOf: (code, language) => medicalClasses.labels[classOf(code)][language],
    reckon(asked) {
      return sharesOf(law, judge(asked).decision);
    },
    explain(asked, language) {
      const { plan, decision } = judge(asked);
      const told = explain(plan, decision, language, [language === 'zh' ? '患者' : 'the patient']);
      return {
        sentences: told.sentences,
        figures: told.figures.map(({ sentence, isAssumed }) => ({ sentence, isAssumed })),
        basis: told.basis,
        steps: told.steps.map(({ title, value, from }) => ({ title: bare(title, language), value, from })),
      };
    },
  };
}

/** There is one patient: whose a step is need not be said. */
const bare = (title: string, language: Language): string =>
  title.replace(language === 'zh' ? /^患者[：:]?/ : /^the patient: ?/, '');

function classOf(code: string): MedicalClass {
  const found = medicalClasses.values.find((value) => value === code);
  if (!found) throw new RangeError(`not a class of medical assistance: ${code}`);
  return found;
}
const placeOf = (code: string): number => medicalClasses.values.indexOf(classOf(code));

/** The facts that the rules ask of a bill. What lies outside the catalogue is the family’s own. */
function factsOf(asked: MedicalCase): KnownFacts {
  const facts = new Map<string, number>([
    ['medicalBill', asked.totalFen],
    ['medicalReduction', asked.reductionFen],
    ['basicInsurancePaid', asked.basicFen],
    ['criticalInsurancePaid', asked.criticalFen],
    ['otherInsurancePaid', asked.otherFen],
    ['medicalOutsidePolicy', asked.totalFen - asked.inCatalogueFen],
    ['medicalDeductibleCounted', asked.countedBeforeFen],
    ['medicalAssistanceThisYear', asked.shareBeforeFen],
    ['medicalTiltThisYear', asked.tiltBeforeFen],
    ['treatedByReferral', Number(asked.isReferred)],
  ]);
  return { household: new Map(), members: [{ id: 'patient', facts }] };
}

function sharesOf(law: Law, decision: Decision): Outcome<MedicalShares> {
  if (decision.status === 'not-in-force') return refuse('medical.not-in-force');
  if (decision.status === 'missing-parameters') {
    const which = decision.missing.map((code) => law.handbook.parameters.get(code)?.title.zh ?? code);
    return refuse('medical.no-figures', { which: which.join('、') });
  }
  if (decision.status === 'needs-facts') {
    throw new Error(`a bill answers all: ${decision.questions.map(({ path }) => path).join(' ')}`);
  }
  const found = (code: string): number => {
    const step = decision.trace.findLast((one) => one.step === 'rule' && one.rule.code === code);
    return step?.step === 'rule' ? Number(step.value ?? 0n) : 0;
  };
  const isAssisted = decision.eligible === true;
  const countedFen = isClassed(decision) ? found('medical.covered') - found('medical.above') : 0;
  return done({
    countedFen,
    shareFen: isAssisted ? found('medical.basic') : 0,
    tiltFen: isAssisted ? found('medical.tilt') : 0,
  });
}

/** Costs below the deductible count towards it also where nothing is paid yet. */
const isClassed = (decision: Decision): boolean =>
  decision.trace.some(
    (step) => step.step === 'rule' && step.rule.code === 'medical.provided' && step.value === 1n,
  );
