import { PageHead, Tabs, useTexts } from '../../kit/index.ts';
import { ChangesView } from './changes-view.tsx';
import { FiguresView } from './figures-view.tsx';
import './policy.css';
import { SchemesView } from './schemes-view.tsx';
import { SettingBar, useSetting } from './setting-bar.tsx';
import { policyTexts } from './texts.ts';

/** What is in force on a day in a region: schemes, figures, and what changed since another day. */
export function CataloguePage() {
  const t = useTexts(policyTexts);
  const setting = useSetting();
  return (
    <>
      <PageHead title={t.title} intro={t.intro} />
      <SettingBar setting={setting} />
      <Tabs
        label={t.views}
        tabs={[
          { key: 'schemes', title: t.schemes, draw: () => <SchemesView setting={setting} /> },
          { key: 'figures', title: t.figures, draw: () => <FiguresView setting={setting} /> },
          { key: 'changes', title: t.changes, draw: () => <ChangesView setting={setting} /> },
        ]}
      />
    </>
  );
}
