import type { Look } from '../../../platform/applications/index.ts';
import { inChina } from '../../../platform/base/index.ts';
import { isPost, posts } from '../../../platform/identity/index.ts';
import { html } from '../html.ts';
import type { Page } from '../layout.ts';
import type { Setting } from '../setting.ts';
import { type WhereTexts, whereTexts } from './texts.ts';

/** Who acted on a record: office and post, when, and what kind of act. Never a name, never what the record says. */
export function recordPage({ language, county }: Setting, looks: readonly Look[]): Page {
  const w = whereTexts[language];
  const who = ({ post, place_name: place }: Look): string => {
    if (post === 'public') return w.publicWho;
    const name = isPost(post) ? posts[post].name[language] : '';
    return [place ?? (name === '' ? w.noOffice : ''), name].filter((one) => one !== '').join(' ');
  };
  return {
    title: w.record,
    at: 'where',
    isPersonal: true,
    address: `/portal/${county}/my-record`,
    body: html`<h1>${w.record}</h1><p class="hint">${w.recordNote}</p>
<table class="stacked"><thead><tr><th scope="col">${w.what}</th><th scope="col">${w.when}</th><th scope="col">${w.whoLooked}</th></tr></thead>
<tbody>${looks.map(
      (look) => html`<tr><th scope="row">${sayAct(w, look.action)}</th>
<td class="day">${sayTime(look.at)}</td><td class="source">${who(look)}</td></tr>`,
    )}</tbody></table>`,
  };
}

const sayTime = (at: Temporal.Instant): string => {
  const local = inChina(at);
  return `${local.toPlainDate().toString()} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
};

const sayAct = ({ acts }: WhereTexts, action: string): string =>
  acts[action] ?? acts[action.split('.')[0] ?? ''] ?? acts.other ?? '';
