import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useRead, useWrite } from '../../api/hooks.ts';
import {
  chinaToday,
  DateInput,
  Empty,
  Field,
  Fields,
  FormDrawer,
  Mark,
  type Picked,
  PlacePicker,
  Section,
  sayDate,
  Timeline,
  toast,
  useLanguage,
  useMay,
  useSession,
  useTexts,
} from '../../kit/index.ts';
import { userTexts } from './texts.ts';
import type { User } from './user-page.tsx';

type Holding = User['posts'][number];

/** Every post that the account held, holds or will hold; given and taken by the security administrator. */
export function PostSection({ user }: { user: User }) {
  const t = useTexts(userTexts);
  const { language } = useLanguage();
  const { user: me } = useSession();
  const isGiver = useMay('identity.security') && me.id !== user.id;
  const [isGiving, setIsGiving] = useState(false);
  const [taken, setTaken] = useState<Holding | null>(null);
  return (
    <Section
      title={t.postsTitle}
      actions={isGiver ? <Button onClick={() => setIsGiving(true)}>{t.givePost}</Button> : undefined}
    >
      {user.posts.length === 0 ? (
        <Empty text={t.noPosts} next={isGiver ? '' : t.forSecurity} />
      ) : (
        <Timeline
          label={t.postHistory}
          entries={user.posts.map((post) => ({
            key: post.id,
            when: sayDate(post.heldFrom, language),
            tone: post.isHeldNow ? 'blue' : 'plain',
            title: (
              <>
                {post.postName} · {post.placeName}{' '}
                {post.isHeldNow ? <Mark tone="blue">{t.heldNow}</Mark> : null}
              </>
            ),
            detail: <HoldingDetail post={post} />,
            source:
              isGiver && isOpenEnded(post) ? (
                <Button size="small" onClick={() => setTaken(post)}>
                  {t.takePost}
                </Button>
              ) : null,
          }))}
        />
      )}
      <GiveDrawer user={user} isOpen={isGiving} onClose={() => setIsGiving(false)} />
      <TakeDrawer user={user} holding={taken} onClose={() => setTaken(null)} />
    </Section>
  );
}

function HoldingDetail({ post }: { post: Holding }) {
  const t = useTexts(userTexts);
  const { language } = useLanguage();
  return (
    <>
      {post.heldTo ? <div>{t.until(sayDate(post.heldTo, language))}</div> : null}
      {post.document ? <div>{t.givenBy(post.document)}</div> : null}
      {post.takenDocument ? <div>{t.takenBy(post.takenDocument)}</div> : null}
    </>
  );
}

const isOpenEnded = (post: Holding): boolean => post.heldTo === null || post.heldTo > chinaToday();

interface Given {
  readonly post: string;
  readonly place?: Picked | null;
  readonly heldFrom: string;
  readonly heldTo?: string | null;
  readonly document: string;
}

function GiveDrawer({ user, isOpen, onClose }: { user: User; isOpen: boolean; onClose(): void }) {
  const t = useTexts(userTexts);
  // The security administrator's own post is of the county: its place is the county itself.
  const { county, post: own } = useSession();
  const posts = useRead('GET /api/v1/posts', {}, { when: isOpen });
  const give = useWrite('POST /api/v1/users/{id}/posts');
  const [post, setPost] = useState<string>();
  const levels = posts.data?.items.find((item) => item.post === post)?.levels ?? [];
  const isOfCounty = levels.includes('county') && levels.length === 1;
  const level = levels.includes('village') ? 'village' : 'town';
  return (
    <FormDrawer<Given>
      title={t.givePost}
      intro={t.givePostIntro}
      isOpen={isOpen}
      onClose={onClose}
      name={`give-post.${user.id}`}
      keepsDraft={false}
      initial={{ heldFrom: chinaToday() }}
      submitText={t.givePost}
      renames={{ placeId: 'place' }}
      submit={(values) =>
        give.mutateAsync({
          params: { id: user.id },
          body: {
            post: values.post,
            placeId: values.place?.id ?? own?.placeId ?? '',
            heldFrom: values.heldFrom,
            document: values.document,
            ...(values.heldTo ? { heldTo: values.heldTo } : {}),
          },
        })
      }
      onDone={() => toast(t.given)}
    >
      <Fields>
        <Field name="post" label={t.post} isRequired isWide>
          <Select
            options={(posts.data?.items ?? []).map((item) => ({ value: item.post, label: item.name }))}
            onChange={(next: string) => setPost(next)}
          />
        </Field>
        {post === undefined || isOfCounty ? null : (
          <Field
            name="place"
            label={t.place}
            help={levels.includes('county') ? t.placeOrCounty(county.name) : t.placeHelp}
            isWide
            isRequired={!levels.includes('county')}
          >
            <PlacePicker level={level} />
          </Field>
        )}
        {isOfCounty ? <p className="quiet">{t.wholeCounty(county.name)}</p> : null}
        <Field name="heldFrom" label={t.heldFrom} isRequired>
          <DateInput />
        </Field>
        <Field name="heldTo" label={t.heldTo} help={t.heldToHelp}>
          <DateInput />
        </Field>
        <Field name="document" label={t.document} isRequired isWide>
          <Input maxLength={200} placeholder={t.documentHint} />
        </Field>
      </Fields>
    </FormDrawer>
  );
}

function TakeDrawer({ user, holding, onClose }: { user: User; holding: Holding | null; onClose(): void }) {
  const t = useTexts(userTexts);
  const take = useWrite('POST /api/v1/users/{id}/posts/{holdingId}/take');
  return (
    <FormDrawer<{ heldTo: string; document: string }>
      title={t.takePost}
      intro={holding ? `${holding.postName} · ${holding.placeName}` : ''}
      isOpen={holding !== null}
      onClose={onClose}
      name={`take-post.${holding?.id ?? ''}`}
      keepsDraft={false}
      isDanger
      initial={{ heldTo: chinaToday() }}
      submitText={t.take}
      submit={(body) => take.mutateAsync({ params: { id: user.id, holdingId: holding?.id ?? '' }, body })}
      onDone={() => toast(t.taken)}
    >
      <Fields>
        <Field name="heldTo" label={t.heldTo} help={t.takeHelp} isRequired>
          <DateInput />
        </Field>
        <Field name="document" label={t.document} isRequired isWide>
          <Input maxLength={200} placeholder={t.documentHint} />
        </Field>
      </Fields>
    </FormDrawer>
  );
}
