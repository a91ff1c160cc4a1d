import { Type } from 'typebox';
import {
  basisOf,
  fieldsOn,
  fieldsSchema,
  flowChart,
  type Matter,
  powerEntry,
  writeGuide,
} from '../../engine/matters/index.ts';
import type { Language, Outcome } from '../base/index.ts';
import { done, refuse } from '../base/index.ts';
import { type CaseLaw, rulesFor } from './law.ts';
import { sayField } from './say.ts';
import { FieldShape, MaybeInteger, MaybeText, Text } from './shapes.ts';

const Post = Type.Object({ post: Text, level: Text });

export const MatterItem = Type.Object({
  code: Text,
  title: Text,
  kind: Text,
  of: Text,
  scheme: MaybeText,
  office: Text,
  procedureFrom: Text,
  steps: Type.Integer(),
  /** The limit of the whole, where the place has one: working days by law and as promised. */
  days: MaybeInteger,
  promisedDays: MaybeInteger,
  isPublic: Type.Boolean(),
  isDelegated: Type.Boolean(),
  /** Whether the law lets the county give it to townships. */
  canDelegate: Type.Boolean(),
  startedBy: Type.Array(Post),
});

const Node = Type.Object({
  code: Text,
  title: Text,
  kind: Text,
  lane: Text,
  row: Type.Integer(),
  when: MaybeText,
  isOptional: Type.Boolean(),
});
const Edge = Type.Object({ from: Text, to: Text, label: MaybeText, isBack: Type.Boolean() });

export const MatterRecord = Type.Object({
  ...MatterItem.properties,
  region: Text,
  on: Text,
  who: Text,
  procedures: Type.Array(Type.Object({ from: Text, basis: Type.Array(Text), isCurrent: Type.Boolean() })),
  form: Type.Array(FieldShape),
  formSchema: Type.Record(Type.String(), Type.Unknown()),
  materials: Type.Array(
    Type.Object({ code: Text, title: Text, isShared: Type.Boolean(), isOptional: Type.Boolean() }),
  ),
  chart: Type.Object({
    lanes: Type.Array(Text),
    rows: Type.Integer(),
    nodes: Type.Array(Node),
    edges: Type.Array(Edge),
  }),
  guide: Type.Array(Type.Object({ code: Text, heading: Text, lines: Type.Array(Text) })),
  power: Type.Object({
    code: Text,
    name: Text,
    kind: Text,
    office: Text,
    basis: Type.Array(Text),
    duties: Type.Array(Type.Object({ office: Text, tasks: Type.Array(Text) })),
  }),
});

interface Setting {
  readonly law: CaseLaw;
  readonly region: string;
  readonly on: string;
  readonly language: Language;
}

function sayMatter(setting: Setting, matter: Matter) {
  const { law, region, on, language } = setting;
  const rules = rulesFor(law, matter, region, on);
  if (!rules) return undefined;
  const whole = rules.procedure.limits.find(({ from, to }) => from === 'acceptance' && to === 'decision');
  const promised = whole?.promised && rules.findDays(whole.promised);
  return {
    rules,
    item: {
      code: matter.code,
      title: matter.title[language],
      kind: matter.kind,
      of: matter.applicant.of,
      scheme: matter.scheme ?? null,
      office: matter.office[language],
      procedureFrom: rules.procedure.from,
      steps: rules.procedure.steps.length,
      days: (whole && rules.findDays(whole.days)?.days) ?? null,
      promisedDays: promised?.days ?? null,
      isPublic: rules.procedure.notPublic === undefined,
      isDelegated: rules.isDelegated,
      canDelegate: rules.procedure.delegation !== undefined,
      startedBy: rules.procedure.startedBy.map(({ post, level }) => ({ post, level })),
    },
  };
}

/** The matters that are done in the place on the day. */
export const listMatters = (setting: Setting) =>
  [...setting.law.matterBook.matters.values()].flatMap((matter) => sayMatter(setting, matter)?.item ?? []);

/** One matter with everything that follows from its declaration. */
export function getMatter(setting: Setting, code: string): Outcome<ReturnType<typeof sayWhole>> {
  const { law, on } = setting;
  const matter = law.matterBook.matters.get(code);
  if (!matter) return refuse('cases.matter.unknown', { matter: code });
  const said = sayMatter(setting, matter);
  if (!said) return refuse('cases.matter.not-in-force', { matter: matter.title.zh, on }, { field: 'on' });
  return done(sayWhole(setting, matter, said));
}

function sayWhole(
  { law, region, on, language }: Setting,
  matter: Matter,
  { rules, item }: NonNullable<ReturnType<typeof sayMatter>>,
) {
  const { procedure } = rules;
  const chart = flowChart(procedure);
  return {
    ...item,
    region,
    on,
    who: matter.applicant.say[language],
    procedures: matter.procedures.map((one) => ({
      from: one.from,
      basis: basisOf({ ...rules, procedure: one })
        .slice(0, 1)
        .map((citation) => law.cite({ ...citation, place: '全文' }, language).replace(/全文$/, '')),
      isCurrent: one === procedure,
    })),
    form: fieldsOn(procedure.form, on).map((field) => sayField(field, language)),
    formSchema: { ...fieldsSchema(matter.title, procedure.form, on) },
    materials: procedure.materials.map((one) => ({
      code: one.code,
      title: one.title[language],
      isShared: one.shared === true,
      isOptional: one.isOptional === true,
    })),
    chart: {
      lanes: [...chart.lanes],
      rows: chart.rows,
      nodes: chart.nodes.map((node) => ({
        code: node.code,
        title: node.title[language],
        kind: node.kind,
        lane: node.lane,
        row: node.row,
        when: node.when?.[language] ?? null,
        isOptional: node.isOptional,
      })),
      edges: chart.edges.map((edge) => ({ ...edge, label: edge.label?.[language] ?? null })),
    },
    guide: writeGuide(rules, law.matterBook.documents, language).map((one) => ({
      ...one,
      lines: [...one.lines],
    })),
    power: sayPower(powerEntry(rules, law.matterBook.documents, language)),
  };
}

const sayPower = (entry: ReturnType<typeof powerEntry>) => ({
  ...entry,
  basis: [...entry.basis],
  duties: entry.duties.map((one) => ({ ...one, tasks: [...one.tasks] })),
});
