import { type FormEvent, useContext, useEffect, useRef } from 'react';
import { Link, useNavigate } from 'react-router';
import { languageNames } from '../kit/catalogue.ts';
import { useLanguage, useTexts } from '../kit/language.tsx';
import { type HeldPost, SessionContext, useMay, useSession } from '../kit/session.ts';
import { Bell } from './bell.tsx';
import { keepLanguage, signOut, switchPost } from './session-calls.ts';
import { appTexts } from './texts.ts';

export function Header({ onOpenMenu }: { onOpenMenu(): void }) {
  const t = useTexts(appTexts);
  const { county } = useSession();
  const { language } = useLanguage();
  return (
    <header className="header">
      <button type="button" className="header-button burger" aria-label={t.openMenu} onClick={onOpenMenu}>
        <span />
        <span />
        <span />
      </button>
      <Link to="/" className="brand">
        <img src="/seal.svg" alt="" />
        <span>{language === 'zh' ? t.productOf(county.name) : t.productPlain}</span>
      </Link>
      {useMay('registry.read') ? <FindPerson /> : <span className="header-find header-wide" />}
      <div className="header-wide">
        <PostSwitch />
      </div>
      <Bell />
      <LanguageButton />
      <Link to="/account" className="header-button header-wide">
        {useSession().user.name}
      </Link>
      <button type="button" className="header-button header-wide" onClick={() => void signOut()}>
        {t.signOut}
      </button>
    </header>
  );
}

export function LanguageButton() {
  const { language, setLanguage } = useLanguage();
  const isSignedIn = useContext(SessionContext) !== null;
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      className="header-button"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => {
        setLanguage(other);
        if (isSignedIn) void keepLanguage(other);
      }}
    >
      {languageNames[other]}
    </button>
  );
}

/** In which post and place one acts. One post: its name; several: a choice. */
export function PostSwitch() {
  const t = useTexts(appTexts);
  const { post, posts } = useSession();
  const say = (held: HeldPost): string => `${held.placeName} · ${held.postName}`;
  if (posts.length < 2) {
    return (
      <div className="header-post" title={t.post}>
        {post ? say(post) : t.noPost}
      </div>
    );
  }
  return (
    <select
      aria-label={t.switchPost}
      value={post?.id}
      onChange={(event) => void switchPost(event.target.value)}
    >
      {posts.map((held) => (
        <option key={held.id} value={held.id}>
          {say(held)}
        </option>
      ))}
    </select>
  );
}

/** One box for a person, on every page; `/` goes to it from anywhere but a field. */
function FindPerson() {
  const t = useTexts(appTexts);
  const navigate = useNavigate();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isTyping =
        event.target instanceof Element && event.target.closest('input,textarea,select,[contenteditable]');
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
      event.preventDefault();
      (document.getElementById('home-find') ?? box.current)?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const find = (event: FormEvent): void => {
    event.preventDefault();
    const typed = box.current?.value.trim() ?? '';
    if (typed === '') return;
    if (box.current) box.current.value = '';
    navigate('/people', { state: { q: typed } });
  };
  return (
    <search className="header-find header-wide">
      <form onSubmit={find}>
        <input ref={box} type="search" aria-label={t.findLabel} placeholder={t.find} autoComplete="off" />
      </form>
    </search>
  );
}
