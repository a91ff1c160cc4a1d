import {
  callMembers,
  type Example,
  type Explanation,
  evaluate,
  explain,
  findYmd,
  type Language,
  makePlan,
  type ParameterBook,
  readFacts,
  type Scheme,
  writeExplanation,
} from '../../../engine/index.ts';
import { handbook } from '../law/handbook.ts';

const COUNTIES = ['420281', '320904', '420921', '430529', '632323'];
/** Of examples that tell the same family on many days, so many are printed. */
const DAYS_MOST = 6;

interface Case {
  readonly region: string;
  readonly day: string;
  readonly facts: unknown;
}

function tell(
  book: ParameterBook,
  { code }: Scheme,
  { region, day, facts }: Case,
  language: Language,
): Explanation {
  const plan = makePlan(handbook, book, { region, day, schemes: [code] });
  const read = readFacts(facts, findYmd(day) ?? 0);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const [decision] = evaluate(plan, read.value);
  if (!decision) throw new Error(`no decision on ${code}`);
  return explain(plan, decision, language, callMembers(read.value, plan.day, language));
}

const reasons = ({ headline, sentences, caution }: Explanation): string =>
  [headline, ...sentences, ...(caution === undefined ? [] : [caution])].join('\n');
const asText = (text: string): string => ['```text', text, '```'].join('\n');

/** Examples that tell of one family on several days: before and after a change. */
function changesOf({ examples }: Scheme): readonly (readonly Example[])[] {
  const groups = Map.groupBy(examples, ({ region, facts }) => `${region} ${JSON.stringify(facts)}`);
  return [...groups.values()].filter((group) => new Set(group.map(({ day }) => day)).size > 1);
}

/** What is read out of one scheme: granted, refused, with facts missing, before and after changes, in each county. */
export function tellScheme(book: ParameterBook, scheme: Scheme): string {
  const { examples, title, code } = scheme;
  const granted =
    examples.find(({ expect }) => expect.eligible && !expect.amount?.startsWith('0 ')) ?? examples[0];
  const refused = examples.find(({ expect }) => !expect.eligible);
  if (!granted) throw new Error(`${code} has no example`);
  const part = (name: string, found: Explanation, language: Language): readonly string[] => [
    `## ${name}`,
    asText(writeExplanation(found, language)),
  ];
  const person = {
    region: granted.region,
    day: granted.day,
    facts: { members: [{ birthDate: '1960-01-01' }] },
  };
  const asked = tell(book, scheme, person, 'zh');
  const changes = changesOf(scheme).map((group) =>
    group
      .toSorted((a, b) => (a.day < b.day ? -1 : 1))
      .slice(0, DAYS_MOST)
      .map((one) => asText(reasons(tell(book, scheme, one, 'zh'))))
      .join('\n\n'),
  );
  return [
    `# ${title.zh} \`${code}\``,
    ...part(`符合：${granted.name}`, tell(book, scheme, granted, 'zh'), 'zh'),
    ...(refused ? part(`不符合：${refused.name}`, tell(book, scheme, refused, 'zh'), 'zh') : []),
    '## 情况没有说全',
    asText([asked.headline, ...asked.questions.map((question) => `- ${question}`)].join('\n')),
    ...(changes.length > 0 ? ['## 规定变化前后的同一家', ...changes] : []),
    '## 同一家在五个县',
    ...COUNTIES.map((region) => asText(reasons(tell(book, scheme, { ...granted, region }, 'zh')))),
    ...part('In English', tell(book, scheme, granted, 'en'), 'en'),
    '',
  ].join('\n\n');
}
