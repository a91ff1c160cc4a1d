import { sayDate, Timeline, useLanguage, useTexts } from '../../kit/index.ts';
import { SourceText } from './figure-parts.tsx';
import { OutlineText } from './rule-tree.tsx';
import type { SchemeDetail } from './scheme-page.tsx';
import { schemeTexts } from './scheme-texts.ts';

type Version = SchemeDetail['versions'][number];

/** The days on which the scheme got other rules, latest first, each rule as it was and as it is. */
export function SchemeVersions({ page }: { page: SchemeDetail }) {
  const t = useTexts(schemeTexts);
  const { language } = useLanguage();
  const titleOf = ({ kind, rules }: Version): string =>
    kind === 'changed' ? t.changed(rules.length) : t[kind];
  return (
    <Timeline
      label={t.versions}
      entries={page.versions.toReversed().map((version) => ({
        key: `${version.day} ${version.kind}`,
        when: sayDate(version.day, language),
        title: titleOf(version),
        detail: version.rules.map((rule) => (
          <details key={rule.title} className="scheme-change">
            <summary>{rule.title}</summary>
            <p className="scheme-article">
              <SourceText source={rule.article} />
            </p>
            {rule.before ? (
              <>
                <h4>{t.was}</h4>
                <OutlineText outline={rule.before} />
              </>
            ) : null}
            <h4>{rule.before ? t.is : t.newRule}</h4>
            <OutlineText outline={rule.after} />
          </details>
        )),
      }))}
    />
  );
}
