import { sayDate, useLanguage, useTexts } from '../../kit/index.ts';
import { SourceText } from './figure-parts.tsx';
import type { SchemeDetail } from './scheme-page.tsx';
import { schemeTexts } from './scheme-texts.ts';

type Rule = SchemeDetail['conditions'][number];
type Outline = Pick<Rule, 'how' | 'lines'>;

interface Branch {
  readonly rule: Rule;
  readonly below: readonly Branch[];
}

/** The rules come in order with their depth; here each is put under the one above it. */
function grow(rules: readonly Rule[], depth = 0): readonly Branch[] {
  const branches: Branch[] = [];
  let at = 0;
  while (at < rules.length) {
    const rule = rules[at];
    if (!rule) break;
    const next = rules.findIndex((other, index) => index > at && other.depth <= Math.max(depth, rule.depth));
    const end = next < 0 ? rules.length : next;
    branches.push({ rule, below: grow(rules.slice(at + 1, end), rule.depth + 1) });
    at = end;
  }
  return branches;
}

const sizeOf = (branches: readonly Branch[]): number =>
  branches.reduce((sum, { below }) => sum + 1 + sizeOf(below), 0);

/** Rules with their articles and texts; the first two layers stand open. */
export function RuleTree({ rules }: { rules: readonly Rule[] }) {
  return <Branches branches={grow(rules)} layer={0} />;
}

function Branches({ branches, layer }: { branches: readonly Branch[]; layer: number }) {
  return (
    <ul className={`rule-tree is-layer-${Math.min(layer, 3)}`}>
      {branches.map(({ rule, below }) => (
        <li key={rule.code}>
          <RuleText rule={rule} />
          {below.length > 0 ? <Below branches={below} layer={layer + 1} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Below({ branches, layer }: { branches: readonly Branch[]; layer: number }) {
  const t = useTexts(schemeTexts);
  if (layer < 2) return <Branches branches={branches} layer={layer} />;
  return (
    <details>
      <summary>{t.deeper(sizeOf(branches))}</summary>
      <Branches branches={branches} layer={layer} />
    </details>
  );
}

function RuleText({ rule }: { rule: Rule }) {
  const t = useTexts(schemeTexts);
  const { language } = useLanguage();
  return (
    <div className="rule">
      <h3>{rule.title}</h3>
      <p className="scheme-article">
        <SourceText source={rule.article} />
        {rule.since ? <span> {t.ruleSince(sayDate(rule.since, language))}</span> : null}
      </p>
      <OutlineText outline={rule} />
      {rule.says.length > 0 ? (
        <blockquote aria-label={t.says}>
          {rule.says.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </blockquote>
      ) : null}
    </div>
  );
}

/** The text of a rule, made from what is computed. */
export function OutlineText({ outline }: { outline: Outline }) {
  const t = useTexts(schemeTexts);
  const { how, lines } = outline;
  if (lines.length === 1) return <p className="rule-line">{lines[0]}</p>;
  return (
    <div className="rule-line">
      {how === 'all' || how === 'any' ? <p>{t.how[how]}</p> : null}
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
