import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Finding, lineAt, ROOT, type Source } from './sources.ts';

const LINK = /\[[^\]]*\]\(([^)\s]+)\)|<img[^>]+src="([^"]+)"/g;
const OUTSIDE = /^(https?:|mailto:|#)/;
const GLOSSARY = 'docs/glossary.md';
/** `| 中文 | `codeName` | … |` */
const GLOSSARY_ROW = /^\|\s*([^|]*\p{Script=Han}[^|]*?)\s*\|\s*`([^`|]+)`\s*\|/gmu;

function checkLinks(source: Source): Finding[] {
  return [...source.text.matchAll(LINK)].flatMap((match) => {
    const target = decodeURI(match[1] ?? match[2] ?? '').replace(/#.*$/, '');
    if (target === '' || OUTSIDE.test(target)) return [];
    const place = path.join(ROOT, path.dirname(source.file), target);
    if (existsSync(place)) return [];
    return [{ file: source.file, line: lineAt(source.text, match.index), what: `dead link: ${target}` }];
  });
}

/** One Chinese term, one code name; and the code really uses the name. */
export function checkGlossary(glossary: Source, code: readonly Source[]): Finding[] {
  const rows = [...glossary.text.matchAll(GLOSSARY_ROW)];
  if (rows.length === 0) throw new Error(`${GLOSSARY} has no row that the check can read`);
  const seen = new Set<string>();
  const all = code.map((source) => source.text).join('\n');
  return rows.flatMap((match) => {
    const [term = '', name = ''] = [match[1], match[2]];
    const found: string[] = [];
    for (const word of [term, name]) {
      if (seen.has(word)) found.push(`${word} stands in two rows`);
      seen.add(word);
    }
    const isUsed = new RegExp(`(?<![A-Za-z0-9])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`).test(all);
    if (!isUsed) found.push(`no code uses the name ${name}`);
    return found.map((what) => ({ file: glossary.file, line: lineAt(glossary.text, match.index), what }));
  });
}

/** Dead links in our own texts, and a glossary that has drifted from the code. */
export function checkDocs(texts: readonly Source[], code: readonly Source[]): Finding[] {
  const links = texts.flatMap(checkLinks);
  const glossary = texts.find((source) => source.file === GLOSSARY);
  return glossary === undefined ? links : [...links, ...checkGlossary(glossary, code)];
}
