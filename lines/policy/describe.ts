import {
  type Kind,
  type Language,
  type Node,
  type ParameterDefinition,
  toIso,
  writeValue,
} from '../../engine/index.ts';
import { joinWords, ruleWords } from './rule-words.ts';

/** A rule's text in words, made from the tree that is computed: it cannot say anything else than what is done. */
export interface Outline {
  /** How the lines belong together: all of them, any of them, the first case that holds, or one line alone. */
  readonly how: 'all' | 'any' | 'cases' | 'one';
  readonly lines: string[];
}

export function outline(node: Node, language: Language): Outline {
  const say = (part: Node): string => describe(part, language);
  if (node.op === 'all' || node.op === 'any') return { how: node.op, lines: node.items.map(say) };
  if (node.op === 'choose') {
    const words = ruleWords[language];
    const cases = node.cases.map(([when, then]) => words.inCase(say(when), say(then)));
    return { how: 'cases', lines: [...cases, words.otherwise(say(node.otherwise))] };
  }
  return { how: 'one', lines: [say(node)] };
}

/** One expression as a phrase; what has a name of its own is called by it. */
export function describe(node: Node, language: Language): string {
  const words = ruleWords[language];
  const say = (part: Node): string => describe(part, language);
  const inside = (part: Node): string => (isCompound(part) ? words.group(say(part)) : say(part));
  switch (node.op) {
    case 'literal':
      return node.kind.kind === 'bool'
        ? words.settled(node.value === 1)
        : writeValue(node.value, node.kind, language);
    case 'fact':
      return node.fact.title[language];
    case 'parameter':
      return nameOf(node.parameter, language);
    case 'rule':
      return words.named(node.rule.title[language]);
    case 'add':
      return node.items.map(inside).join(' + ');
    case 'subtract':
      return `${inside(node.left)} − ${inside(node.right)}`;
    case 'least':
    case 'greatest':
      return extreme(node, language);
    case 'all':
    case 'any':
      // A list within a list of the same sort is one list.
      return node.items.map((item) => (item.op === node.op ? say(item) : inside(item))).join(words[node.op]);
    case 'not':
      return denied(node.item, language);
    case 'compare':
      return `${inside(node.left)}${words.tests[node.test]}${inside(node.right)}`;
    case 'within':
      return words.isOneOf(say(node.item), choicesOf(node.item.kind, node.places, language));
    case 'scale':
      return scaled(node, language);
    case 'choose':
      return outline(node, language).lines.join(words.between);
    case 'age':
      return words.age[node.at];
    case 'months':
      return words.monthsSince(say(node.item));
    case 'since':
      return words.since(toIso(node.from));
    case 'aggregate':
      return words.over(node.how, inside(node.item), node.where ? inside(node.where) : undefined);
  }
}

const isCompound = (node: Node): boolean => ['add', 'subtract', 'all', 'any', 'choose'].includes(node.op);

/** What may not fall below nothing says just that. */
function extreme(
  node: Extract<Node, { op: 'add' | 'least' | 'greatest' | 'all' | 'any' }>,
  language: Language,
): string {
  const words = ruleWords[language];
  const others = node.items.filter((item) => !(item.op === 'literal' && item.value === 0));
  const [only] = others;
  if (node.op === 'greatest' && only && others.length === 1 && node.items.length === 2)
    return words.notBelowNothing(describe(only, language));
  return words[node.op === 'least' ? 'least' : 'greatest'](
    node.items.map((item) => describe(item, language)).join(words.between),
  );
}

const nameOf = (parameter: ParameterDefinition, language: Language): string => parameter.title[language];

function denied(item: Node, language: Language): string {
  const words = ruleWords[language];
  if (item.op === 'within')
    return words.isNoneOf(describe(item.item, language), choicesOf(item.item.kind, item.places, language));
  if (item.op === 'rule') return words.fails(describe(item, language));
  if (item.op === 'fact') return words.lacks(describe(item, language));
  return words.not(describe(item, language));
}

function choicesOf(kind: Kind, places: readonly number[], language: Language): string {
  const labels = places.map((place) => writeValue(place, kind, language));
  return joinWords(labels, language);
}

function scaled(node: Extract<Node, { op: 'scale' }>, language: Language): string {
  const words = ruleWords[language];
  const inside = (part: Node): string =>
    isCompound(part) ? words.group(describe(part, language)) : describe(part, language);
  const inner = (part: Node): string => (part.op === 'scale' ? words.group(inside(part)) : inside(part));
  const parts = [
    inside(node.item),
    ...(node.times ? [`× ${inner(node.times)}`] : []),
    ...(node.over ? [`÷ ${inner(node.over)}`] : []),
  ];
  // A ratio is held in millionths: dividing by a million is no step of the law.
  const [multiply, divide] = simplest(node.multiply, node.divide, node.times?.kind.kind === 'ratio');
  if (multiply !== 1) parts.push(`× ${multiply}`);
  if (divide !== 1) parts.push(`÷ ${divide}`);
  const { mode, to } = node.rounding;
  const isPlain = mode === 'half-up' && to === 'fen';
  return `${parts.join(' ')}${isPlain ? '' : words.rounded(mode, to)}`;
}

const MILLION = 1_000_000;

function simplest(multiply: number, divide: number, byRatio: boolean): readonly [number, number] {
  if (byRatio && divide % MILLION === 0) return [multiply, divide / MILLION];
  return multiply % MILLION === 0 && divide === 1 ? [multiply / MILLION, 1] : [multiply, divide];
}
