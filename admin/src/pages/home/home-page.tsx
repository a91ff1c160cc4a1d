import './home.css';
import { useNavigate } from 'react-router';
import { Notice } from '../../kit/blocks.tsx';
import { FindBox } from '../../kit/find-box.tsx';
import { useTexts } from '../../kit/language.tsx';
import { PageHead } from '../../kit/page-head.tsx';
import { useMay, useSession } from '../../kit/session.ts';
import { AreaFigures } from './area-figures.tsx';
import { homeTexts } from './texts.ts';
import { WaitingList } from './waiting-list.tsx';

/** What an officer opens in the morning: find a person, see what waits, know the area. */
export function HomePage() {
  const t = useTexts(homeTexts);
  const navigate = useNavigate();
  const { user, posts } = useSession();
  const mayRead = useMay('registry.read');
  return (
    <>
      <PageHead title={t.greeting(user.name)} />
      {posts.length === 0 ? (
        <Notice kind="warn" title={t.noPost}>
          {t.noPostNext}
        </Notice>
      ) : null}
      {mayRead ? (
        <div className="panel home-find">
          <FindBox
            id="home-find"
            label={t.findLabel}
            placeholder={t.findPlaceholder}
            button={t.find}
            help={t.findHelp}
            value=""
            onFind={(typed) => void navigate('/people', { state: { q: typed } })}
          />
        </div>
      ) : null}
      <div className="home-columns">
        <WaitingList />
        {mayRead ? <AreaFigures /> : null}
      </div>
    </>
  );
}
