import type { Asset } from './assets.ts';
import { type Html, html } from './html.ts';
import { portalTexts } from './texts.ts';
import type { Visitor } from './visitor.ts';

export interface Frame {
  readonly visitor: Visitor;
  /** Undefined on the page on which the place is chosen. */
  readonly county?: { readonly code: string; readonly name: string };
  /** Address of this page, to come back to after a switch. */
  readonly address: string;
  readonly styles: Asset;
}

export interface Page {
  readonly title: string;
  readonly body: Html;
  /** Which entry of the navigation this is. */
  readonly at?: 'home' | 'help' | 'check' | 'guides' | 'where' | 'publicity' | 'standards';
  /** Where a switch of language or size leads back to, when not to this very address. */
  readonly address?: string;
  /** It is about one person: no copy of it is kept. */
  readonly isPersonal?: true;
  readonly scripts?: readonly Asset[];
}

/** The whole document around a page. Without styles and scripts it still reads from top to bottom. */
export function layOut(frame: Frame, page: Page): string {
  const { visitor, county, styles } = frame;
  const t = portalTexts[visitor.language];
  const site = county ? t.site(county.name) : t.choosePlace;
  return `<!doctype html>\n${
    html`<html lang="${visitor.language === 'zh' ? 'zh-CN' : 'en'}"${visitor.isLarge ? html` class="large"` : false}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title === site ? site : `${page.title} · ${site}`}</title>
<link rel="stylesheet" href="${styles.address}">
${(page.scripts ?? []).map(({ address }) => html`<script type="module" src="${address}"></script>`)}
</head>
<body>
<a class="skip" href="#main">${t.skip}</a>
<header class="site">
<div class="bar">
<a class="brand" href="${county ? `/portal/${county.code}` : '/portal'}">${site}</a>
<div class="switches">${switches(frame)}</div>
</div>
${county ? navigation(county.code, page.at, visitor) : false}
</header>
<main id="main" tabindex="-1">
${page.body}
</main>
<footer>${county ? html`<p class="fine"><a href="/portal/${county.code}/verify">${t.verify}</a></p>` : false}<p class="fine">${t.more}</p><p class="fine">${t.notDecision}${visitor.language === 'zh' ? '' : ' '}${t.footer}</p></footer>
</body>
</html>`.text
  }`;
}

function navigation(code: string, at: Page['at'], { language }: Visitor): Html {
  const t = portalTexts[language];
  const entries = [
    ['home', '', t.home],
    ['help', '/help', t.help],
    ['check', '/check', t.check],
    ['guides', '/guides', t.guides],
    ['where', '/where', t.where],
    ['publicity', '/publicity', t.publicity],
    ['standards', '/standards', t.standards],
  ] as const;
  return html`<nav aria-label="${t.nav}"><ul>${entries.map(
    ([name, path, label]) =>
      html`<li><a class="entry" href="/portal/${code}${path}"${at === name ? html` aria-current="page"` : false}>${label}</a></li>`,
  )}</ul></nav>`;
}

/** Plain links, so that they work without scripts; the server sends the visitor back to the same page. */
function switches({ visitor, address }: Frame): Html {
  const t = portalTexts[visitor.language];
  const to = (size: string, language: string) =>
    `/portal/view?size=${size}&language=${language}&back=${encodeURIComponent(address)}`;
  const size = visitor.isLarge ? 'large' : 'usual';
  const other = visitor.language === 'zh' ? 'en' : 'zh';
  return html`<a class="switch" href="${to(visitor.isLarge ? 'usual' : 'large', visitor.language)}">${visitor.isLarge ? t.normal : t.large}</a>
<a class="switch" href="${to(size, other)}" lang="${other === 'zh' ? 'zh-CN' : 'en'}">${portalTexts[other].ownName}</a>`;
}
