import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { type ResponseOf, useRead, useWrite } from '../../api/index.ts';
import {
  Choice,
  ErrorBlock,
  Facts,
  Field,
  FormDrawer,
  Loading,
  PageHead,
  Section,
  sayMoment,
  Timeline,
  toast,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import './publicity.css';
import { tipTexts } from './texts.ts';
import { TipState } from './tip-list.tsx';

type Tip = ResponseOf<'GET /api/v1/public-tips/{tipId}'>;
type ActKind = 'assign' | 'note' | 'answer' | 'close';
interface Typed {
  readonly note: string;
  readonly how?: string;
  readonly toId?: string;
}

/** One thing that the public told, and what is done about it. */
export function TipPage() {
  const t = useTexts(tipTexts);
  const { tipId = '' } = useParams();
  const mayHandle = useMay('tips.handle');
  const found = useRead('GET /api/v1/public-tips/{tipId}', { params: { tipId } });
  const [open, setOpen] = useState<ActKind | null>(null);
  if (found.error) return <ErrorBlock error={found.error} onRetry={() => void found.refetch()} isPage />;
  if (!found.data) return <Loading />;
  const tip = found.data;
  const kinds: readonly ActKind[] =
    tip.state === 'closed'
      ? []
      : tip.state === 'answered'
        ? ['close', 'answer', 'note']
        : ['answer', 'assign', 'note', 'close'];
  return (
    <>
      <PageHead
        title={t.kinds[tip.kind] ?? tip.kind}
        crumbs={[{ path: '/tips', title: t.title }]}
        intro={
          <span className="list-intro">
            <TipState state={tip.state} />
            <span>{[tip.townName ?? t.county, tip.villageName].filter(Boolean).join(' ')}</span>
          </span>
        }
        actions={
          mayHandle
            ? kinds.map((kind, place) => (
                <Button key={kind} type={place === 0 ? 'primary' : 'default'} onClick={() => setOpen(kind)}>
                  {t.kindsOfAct[kind]}
                </Button>
              ))
            : null
        }
      />
      <Section title={t.told}>
        <p className="told">{tip.text}</p>
      </Section>
      <Section title={t.about}>
        <TipFacts tip={tip} mayHandle={mayHandle} />
      </Section>
      <Section title={t.acts}>
        {tip.acts.length === 0 ? (
          <p className="soft">{t.nothingDone}</p>
        ) : (
          <Timeline
            label={t.acts}
            entries={tip.acts.toReversed().map(({ no, kind, note, at, by }) => ({
              key: String(no),
              when: sayMoment(at),
              title: t.kindsOfAct[kind] ?? kind,
              detail: note,
              source: by,
            }))}
          />
        )}
      </Section>
      {open ? <TipAct key={open} tip={tip} kind={open} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

function TipFacts({ tip, mayHandle }: { tip: Tip; mayHandle: boolean }) {
  const t = useTexts(tipTexts);
  return (
    <Facts
      facts={[
        { label: t.from, value: tip.isAnonymous ? t.anonymous : <Teller tip={tip} mayHandle={mayHandle} /> },
        { label: t.received, value: sayMoment(tip.receivedAt) },
        { label: t.holder, value: tip.holderName ?? '—' },
        ...(tip.matterTitle === null ? [] : [{ label: t.matter, value: tip.matterTitle }]),
        ...(tip.lineNo === null ? [] : [{ label: t.line, value: tip.lineNo }]),
        ...(tip.caseId === null
          ? []
          : [{ label: t.ofCase, value: <Link to={`/cases/${tip.caseId}`}>{t.open}</Link> }]),
        ...(tip.listId === null
          ? []
          : [{ label: t.ofList, value: <Link to={`/publicity/lists/${tip.listId}`}>{t.open}</Link> }]),
      ]}
    />
  );
}

/** Name and telephone are shown when they are asked for, and it goes on record who asked. */
function Teller({ tip, mayHandle }: { tip: Tip; mayHandle: boolean }) {
  const t = useTexts(tipTexts);
  const reveal = useWrite('POST /api/v1/public-tips/{tipId}/reveal');
  const [told, setTold] = useState<string | null>(null);
  if (told !== null) return <span>{told}</span>;
  if (!mayHandle) return <span>{t.signed}</span>;
  const show = async (): Promise<void> => {
    const { name, phone } = await reveal.mutateAsync({ params: { tipId: tip.id } });
    setTold(t.revealed(name, phone ?? ''));
  };
  return (
    <Button size="small" onClick={() => void show()} loading={reveal.isPending}>
      {t.reveal}
    </Button>
  );
}

function TipAct({ tip, kind, onClose }: { tip: Tip; kind: ActKind; onClose(): void }) {
  const t = useTexts(tipTexts);
  const send = useWrite('POST /api/v1/public-tips/{tipId}/acts');
  const officers = useRead('GET /api/v1/cases/officers', {}, { when: kind === 'assign' });
  const name = t.kindsOfAct[kind] ?? kind;
  const needsHow = kind === 'answer' && tip.kind === 'objection' && tip.state !== 'answered';
  return (
    <FormDrawer<Typed>
      name={`tip.${tip.id}.${kind}`}
      title={name}
      isOpen
      onClose={onClose}
      submitText={name}
      submit={(typed) => send.mutateAsync({ params: { tipId: tip.id }, body: { ...typed, kind } })}
      onDone={() => toast(t.done(name))}
    >
      {kind === 'assign' ? (
        <Field name="toId" label={t.to} isRequired>
          <Choice
            options={(officers.data?.items ?? []).map(({ id, name: label }) => ({ value: id, label }))}
          />
        </Field>
      ) : null}
      {needsHow ? (
        <Field name="how" label={t.how} isRequired>
          <Choice options={tip.answers.map(({ code, title }) => ({ value: code, label: title }))} />
        </Field>
      ) : null}
      <Field name="note" label={t.noteOf[kind] ?? ''} isRequired isWide>
        <Input.TextArea rows={5} maxLength={1000} />
      </Field>
    </FormDrawer>
  );
}
