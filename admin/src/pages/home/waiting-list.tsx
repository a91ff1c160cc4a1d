import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../api/hooks.ts';
import { listDrafts } from '../../kit/drafts.ts';
import { sayDate, sayMoment } from '../../kit/format.ts';
import { useLanguage, useTexts } from '../../kit/language.tsx';
import { Section } from '../../kit/record-page.tsx';
import { useMay, useSession } from '../../kit/session.ts';
import { homeTexts } from './texts.ts';

const DAY_MS = 86_400_000;
const PASSWORD_NOTICE_DAYS = 14;
const PAIRS_SHOWN_MAX = 50;
const IMPORTS_SHOWN_MAX = 20;
const STEPS_SHOWN_MAX = 4;
const WAITING_STATES = new Set(['recognised', 'unreadable', 'running', 'stopped', 'failed']);

interface Waiting {
  readonly key: string;
  readonly text: string;
  readonly more?: string;
  readonly action?: ReactNode;
  readonly isUrgent?: boolean;
}

/** What waits for this officer: decisions, things left half done, and their own account. */
export function WaitingList() {
  const t = useTexts(homeTexts);
  const { language } = useLanguage();
  const { lastSignIn } = useSession();
  const items = [
    ...useCases(),
    ...useApplications(),
    ...useTips(),
    ...useImports(),
    ...useDuplicates(),
    ...useDrafts(),
    ...useAccount(),
  ];
  return (
    <Section title={t.waiting}>
      {items.length === 0 ? <p className="home-nothing">{t.nothing}</p> : null}
      <ul className="home-waiting">
        {items.map(({ key, text, more, action, isUrgent }) => (
          <li key={key} className={isUrgent ? 'home-urgent' : ''}>
            <div>
              {text}
              {more ? <div className="home-more">{more}</div> : null}
            </div>
            {action}
          </li>
        ))}
      </ul>
      {lastSignIn ? (
        <p className="home-last">
          {t.lastSignIn(sayMoment(lastSignIn.at), lastSignIn.address ?? (language === 'zh' ? '—' : '–'))}{' '}
          {t.notYou}
        </p>
      ) : null}
    </Section>
  );
}

/** Cases whose turn it is: how many, at which steps, and whether one is late. */
function useCases(): Waiting[] {
  const t = useTexts(homeTexts);
  const may = useMay('cases.act');
  const counts = useRead('GET /api/v1/cases/work/counts', {}, { when: may });
  const groups = counts.data?.items ?? [];
  const sum = (of: 'waiting' | 'near' | 'late') => groups.reduce((total, group) => total + group[of], 0);
  if (sum('waiting') === 0) return [];
  const steps = new Map<string, number>();
  for (const { stepTitle, waiting } of groups) {
    const title = stepTitle ?? t.toAccept;
    steps.set(title, (steps.get(title) ?? 0) + waiting);
  }
  const urgent = t.workUrgent(sum('late'), sum('near'));
  const most = [...steps].sort((one, other) => other[1] - one[1]).slice(0, STEPS_SHOWN_MAX);
  return [
    {
      key: 'cases',
      text: t.work(sum('waiting')),
      more: t.workSteps([...(urgent ? [urgent] : []), ...most.map(([title, n]) => t.workStep(title, n))]),
      action: <Link to="/work">{t.toWork}</Link>,
      isUrgent: sum('late') > 0,
    },
  ];
}

function useApplications(): Waiting[] {
  const t = useTexts(homeTexts);
  const may = useMay('cases.act');
  const count = useRead('GET /api/v1/applications/count', {}, { when: may }).data?.waiting ?? 0;
  if (count === 0) return [];
  const action = <Link to="/applications?state=sent">{t.settle}</Link>;
  return [{ key: 'applications', text: t.fromPublic(count), action, isUrgent: true }];
}

/** Objections and tips that nobody has taken up. */
function useTips(): Waiting[] {
  const t = useTexts(homeTexts);
  const may = useMay('tips.handle');
  const query = { state: 'open', limit: PAIRS_SHOWN_MAX } as const;
  const open = useRead('GET /api/v1/public-tips', { query }, { when: may });
  const count = open.data?.items.length ?? 0;
  if (count === 0) return [];
  const action = <Link to="/tips?state=open">{t.settle}</Link>;
  return [{ key: 'tips', text: t.tips(count, open.data?.next !== null), action, isUrgent: true }];
}

function useDuplicates(): Waiting[] {
  const t = useTexts(homeTexts);
  const may = useMay('registry.merge');
  const open = useRead(
    'GET /api/v1/duplicates',
    { query: { state: 'open', limit: PAIRS_SHOWN_MAX } },
    { when: may },
  );
  const count = open.data?.items.length ?? 0;
  if (count === 0) return [];
  return [
    {
      key: 'duplicates',
      text: t.duplicates(count, open.data?.next !== null),
      action: <Link to="/duplicates">{t.settle}</Link>,
      isUrgent: true,
    },
  ];
}

/** An import waits when somebody must look at it: at what was recognised, at what was refused, at why it stopped. */
function useImports(): Waiting[] {
  const t = useTexts(homeTexts);
  const may = useMay('imports.read');
  const imports = useRead('GET /api/v1/imports', { query: { limit: IMPORTS_SHOWN_MAX } }, { when: may });
  const waiting = (imports.data?.items ?? []).filter(
    ({ state, rowsRefused }) => WAITING_STATES.has(state) || (state === 'finished' && rowsRefused > 0),
  );
  return waiting.slice(0, 3).map((one) => ({
    key: one.id,
    text: t.importStates[one.state === 'finished' ? 'refused' : one.state] ?? '',
    more: one.fileName,
    action: <Link to={`/imports/${one.id}`}>{t.open}</Link>,
    isUrgent: one.state !== 'running',
  }));
}

function useDrafts(): Waiting[] {
  const t = useTexts(homeTexts);
  const names = new Set(
    listDrafts().map((name) => t.draftNames[name.split('.')[0] ?? ''] ?? t.draftNames.other ?? ''),
  );
  if (names.size === 0) return [];
  return [{ key: 'drafts', text: t.drafts, more: t.draftsWhere([...names].join(', ')) }];
}

function useAccount(): Waiting[] {
  const t = useTexts(homeTexts);
  const { language } = useLanguage();
  const { passwordEndsOn, hasTotp } = useSession();
  const items: Waiting[] = [];
  if (passwordEndsOn && Date.parse(passwordEndsOn) - Date.now() < PASSWORD_NOTICE_DAYS * DAY_MS) {
    items.push({
      key: 'password',
      text: t.passwordEnds(sayDate(passwordEndsOn, language)),
      action: <Link to="/account">{t.change}</Link>,
      isUrgent: true,
    });
  }
  if (!hasTotp) items.push({ key: 'totp', text: t.noTotp, action: <Link to="/account">{t.toAccount}</Link> });
  return items;
}
