import { useRead } from '../../api/hooks.ts';
import { useLanguage, useTexts } from '../../kit/index.ts';
import { acts } from './act-texts.ts';
import { auditTexts } from './texts.ts';

/** What is too long or too technical for a line; the whole text can be read in the exported log. */
const VALUE_CHARS_MAX = 60;

/** Names of posts, by their code. */
export function usePostNames(): ReadonlyMap<string, string> {
  const posts = useRead('GET /api/v1/posts', {});
  return new Map((posts.data?.items ?? []).map((item) => [item.post, item.name]));
}

function parse(detail: string): [string, unknown][] {
  try {
    const parsed: unknown = JSON.parse(detail);
    return parsed !== null && typeof parsed === 'object' ? Object.entries(parsed) : [];
  } catch {
    return [];
  }
}

/** The facts of a line that a person understands, as label and value. */
export function LineFacts({ detail, postNames }: { detail: string; postNames: ReadonlyMap<string, string> }) {
  const t = useTexts(auditTexts);
  const { language } = useLanguage();
  const labels: Readonly<Record<string, string>> = t.facts;
  const values: Readonly<Record<string, string>> = t.values;
  const sayValue = (key: string, value: unknown): string => {
    const text = String(value);
    if (key === 'post') return postNames.get(text) ?? text;
    if (key === 'action') return acts[text]?.[language] ?? text;
    return values[text] ?? (text.length > VALUE_CHARS_MAX ? `${text.slice(0, VALUE_CHARS_MAX)}…` : text);
  };
  const shown = parse(detail).flatMap(([key, value]) => {
    const label = labels[key];
    const isPlain = ['string', 'number', 'boolean'].includes(typeof value) && value !== '';
    return label !== undefined && isPlain ? [{ key, label, value: sayValue(key, value) }] : [];
  });
  if (shown.length === 0) return '—';
  return (
    <span className="audit-facts">
      {shown.map(({ key, label, value }) => (
        <span key={key}>
          <i>{label}</i> {value}
        </span>
      ))}
    </span>
  );
}
