import type { OwnApplication } from '../../../platform/applications/index.ts';
import type { FormBody } from '../form-body.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import type { MatterHere } from '../matters.ts';
import type { Setting } from '../setting.ts';
import type { Village } from '../villages.ts';
import { fieldInput, inputName, radios, select, textInput, writeValue } from './fields.ts';
import { phoneFields, type Wrong } from './read-form.ts';
import { stepHead } from './step-head.ts';
import { type ApplyTexts, applyTexts } from './texts.ts';

export interface FormPage {
  readonly here: MatterHere;
  readonly village: Village;
  /** What was typed, when the page comes back with something wrong. */
  readonly body: FormBody | undefined;
  readonly wrong: Wrong;
  /** The draft that is being changed. */
  readonly own: OwnApplication | undefined;
  /** The number that was typed before, as a mask. */
  readonly idMasked: string | undefined;
  /** Tells this writing of the form from another: the back button sends the same one again. */
  readonly key: string;
  readonly isAnother: boolean;
  readonly script: string;
}

/** The form of a matter, as its declaration says, for a telephone; whole without a script. */
export function formPage(setting: Setting, given: FormPage): Page {
  const { language, county } = setting;
  const t = applyTexts[language];
  const { here, village, wrong } = given;
  const title = here.matter.title[language];
  const base = `/portal/${county}/apply/${here.matter.code}`;
  const values = valuesOf(given);
  const fields = phoneFields(here);
  return {
    title: t.title(title),
    at: 'guides',
    isPersonal: true,
    address: `${base}?village=${village.id}`,
    scripts: [{ address: given.script }],
    body: html`${stepHead(t, title, 2)}
<p>${t.at(village.townName, village.name)} <a href="${base}?town=${village.townId}">${t.change}</a></p>
<p class="lead">${t.lead}</p>
${summary(t, wrong)}
<form method="post" action="${base}" class="form" novalidate data-draft="${here.matter.code}" data-kept="${t.kept}" data-clear="${t.clearKept}">
<input type="hidden" name="village" value="${village.id}">
<input type="hidden" name="key" value="${given.key}">
${given.isAnother && html`<input type="hidden" name="another" value="1">`}
${radios(
  { name: 'for', label: t.who, wrong: wrong.get('for'), t },
  [
    ['self', t.forSelf],
    ['other', t.forOther],
  ],
  values.for ?? '',
)}
${personFields(t, values, wrong, given.idMasked)}
<h2>${t.details}</h2>
${fields.map((field) =>
  fieldInput(field, {
    value: values[inputName(field)] ?? '',
    wrong: wrong.get(inputName(field)),
    fields,
    language,
  }),
)}
<p class="acts"><button>${t.next}</button></p>
</form>`,
  };
}

function valuesOf({ body, own, here }: FormPage): Record<string, string | undefined> {
  if (body) return { ...body };
  if (!own) return {};
  const declared = phoneFields(here).map((field) => [inputName(field), writeValue(field, own.form)] as const);
  return {
    ...Object.fromEntries(declared),
    for: own.agent ? 'other' : 'self',
    name: own.name,
    phone: own.phone,
    address: own.address,
    agentName: own.agent?.name,
    agentRelation: own.agent?.relation,
    agentPhone: own.agent?.phone,
  };
}

function personFields(
  t: ApplyTexts,
  values: Record<string, string | undefined>,
  wrong: Wrong,
  idMasked: string | undefined,
): Html {
  const of = (name: string, label: string, note?: string, isOptional = false) => ({
    ...{ name, label, isOptional, t },
    note,
    wrong: wrong.get(name),
  });
  return html`<h2>${t.person}</h2><p class="hint">${t.personLead}</p>
${textInput(of('name', t.name), values.name ?? '', { max: 50 })}
${textInput(of('idNumber', t.idNumber, idMasked ? t.idKept(idMasked) : t.idNote), '', { max: 30 })}
${textInput(of('phone', t.phone, t.phoneNote, true), values.phone ?? '', { type: 'tel', max: 30, complete: 'tel' })}
${textInput(of('address', t.address, t.addressNote), values.address ?? '', { max: 200 })}
<div data-when="for" data-is="other"><h2>${t.agent}</h2><p class="hint">${t.agentLead}</p>
${textInput(of('agentName', t.agentName), values.agentName ?? '', { max: 50 })}
${select(
  of('agentRelation', t.agentRelation),
  t.relations.map((one) => [one, one] as const),
  values.agentRelation ?? '',
)}
${textInput(of('agentPhone', t.agentPhone), values.agentPhone ?? '', { type: 'tel', max: 30 })}
</div>`;
}

/** Everything wrong at the top, each a way to its input. */
function summary(t: ApplyTexts, wrong: Wrong): Html | false {
  if (wrong.size === 0) return false;
  return html`<div class="warning" role="alert" tabindex="-1" id="problems"><p>${t.wrong(wrong.size)}</p>
<ul>${[...wrong].map(([name, says]) => html`<li><a href="#${name}">${says}</a></li>`)}</ul></div>`;
}
