import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useRead } from '../../api/index.ts';
import {
  chinaToday,
  DataTable,
  ErrorBlock,
  LinkButton,
  Loading,
  Mark,
  sayDate,
  useCodes,
  useLanguage,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { useRosters } from '../../parts/rosters.ts';
import { AccountDrawer, CertificateDrawer, EndDrawer } from './belonging-drawers.tsx';
import { PersonNumber } from './person-number.tsx';
import { JoinDrawer, MoveDrawer } from './placing-drawers.tsx';
import { placingTexts } from './placing-texts.ts';
import type { PersonRecord } from './record.ts';
import { recordTexts } from './record-texts.ts';

/** A certificate's number is the ID number and two digits: nothing of it is shown. */
const MASK = '*'.repeat(20);

function Part({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className="part">
      <div className="part-head">
        <h3>{title}</h3>
        {action}
      </div>
      {children}
    </section>
  );
}

/** What belongs to a person: household, certificates, accounts, rosters. */
export function PersonOverview({ record, isToday }: { record: PersonRecord; isToday: boolean }) {
  return (
    <>
      <HouseholdPart record={record} isToday={isToday} />
      <CertificatePart record={record} isToday={isToday} />
      <AccountPart record={record} isToday={isToday} />
      <RosterPart record={record} />
    </>
  );
}

function HouseholdPart({ record, isToday }: { record: PersonRecord; isToday: boolean }) {
  const t = useTexts(recordTexts);
  const home = record.household;
  if (!home) return <NoHousehold record={record} isToday={isToday} />;
  return (
    <Part title={t.household} action={<LinkButton to={`/households/${home.id}`}>{t.toHousehold}</LinkButton>}>
      <HouseholdMembers personId={record.id} householdId={home.id} on={record.asOf} />
    </Part>
  );
}

/** Somebody alone can join a household, form one, or live in another village. */
function NoHousehold({ record, isToday }: { record: PersonRecord; isToday: boolean }) {
  const t = useTexts(recordTexts);
  const placing = useTexts(placingTexts);
  const [open, setOpen] = useState<'join' | 'move' | null>(null);
  const close = (): void => setOpen(null);
  const mayWrite = useMay('registry.write') && isToday && !record.diedOn && record.mergedInto === null;
  const navigate = useNavigate();
  // Who it is stands beside the address, not in it: a name there would stay in the browser's history.
  const formOwn = () => {
    const village = { id: record.villageId, label: record.villageName ?? '', within: record.townName ?? '' };
    return navigate('/households/new', {
      state: { person: { id: record.id, label: record.name }, village },
    });
  };
  return (
    <Part
      title={t.household}
      action={
        mayWrite ? (
          <div className="page-actions">
            <Button onClick={() => setOpen('join')}>{placing.join}</Button>
            <Button onClick={() => void formOwn()}>{placing.form}</Button>
            <Button onClick={() => setOpen('move')}>{placing.move}</Button>
          </div>
        ) : null
      }
    >
      <p>{t.noHousehold}</p>
      <JoinDrawer record={record} isOpen={open === 'join'} onClose={close} />
      <MoveDrawer record={record} isOpen={open === 'move'} onClose={close} />
    </Part>
  );
}

function HouseholdMembers({
  personId,
  householdId,
  on,
}: {
  personId: string;
  householdId: string;
  on: string | null;
}) {
  const t = useTexts(recordTexts);
  const { language } = useLanguage();
  const codes = useCodes();
  const home = useRead('GET /api/v1/households/{id}', {
    params: { id: householdId },
    query: on ? { on } : {},
  });
  if (home.error) return <ErrorBlock error={home.error} onRetry={() => void home.refetch()} />;
  if (!home.data) return <Loading rows={3} />;
  return (
    <DataTable
      label={t.members}
      rows={home.data.members}
      rowKey={(member) => member.stayId}
      columns={[
        {
          key: 'name',
          title: t.name,
          render: (member) =>
            member.personId === personId || member.name === null ? (
              (member.name ?? t.elsewhere)
            ) : (
              <Link to={`/people/${member.personId}`}>{member.name}</Link>
            ),
        },
        { key: 'relation', title: t.relation, render: (member) => codes.say('relation', member.relation) },
        { key: 'birth', title: t.birth, render: (member) => sayDate(member.birthDate, language) },
        { key: 'joined', title: t.joined, render: (member) => sayDate(member.joinedOn, language) },
      ]}
    />
  );
}

function CertificatePart({ record, isToday }: { record: PersonRecord; isToday: boolean }) {
  const t = useTexts(recordTexts);
  const { language } = useLanguage();
  const codes = useCodes();
  const mayWrite = useMay('registry.write') && isToday;
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<string | null>(null);
  return (
    <Part
      title={t.certificates}
      action={mayWrite ? <Button onClick={() => setAdding(true)}>{t.addCertificate}</Button> : null}
    >
      {record.certificates.length === 0 ? (
        <p>{t.noCertificates}</p>
      ) : (
        <DataTable
          label={t.certificates}
          rows={record.certificates}
          rowKey={(certificate) => certificate.id}
          columns={[
            {
              key: 'kind',
              title: t.kind,
              render: (one) =>
                `${codes.say('disability-kind', one.kind)} ${codes.say('disability-grade', one.grade)}`,
            },
            {
              key: 'number',
              title: t.certificateNumber,
              render: (one) => (
                <PersonNumber
                  personId={record.id}
                  what="certificate"
                  rowId={one.id}
                  masked={MASK}
                  canReveal={isToday}
                />
              ),
            },
            { key: 'issued', title: t.issued, render: (one) => sayDate(one.issuedOn, language) },
            { key: 'until', title: t.until, render: (one) => sayDate(one.validUntil, language) },
            {
              key: 'state',
              title: t.state,
              render: (one) =>
                one.revokedOn ? (
                  <Mark>{t.ended}</Mark>
                ) : (
                  <>
                    {one.validUntil !== null && one.validUntil < (record.asOf ?? chinaToday()) ? (
                      <Mark tone="warn">{t.expired}</Mark>
                    ) : (
                      <Mark tone="ok">{t.inForce}</Mark>
                    )}{' '}
                    {mayWrite ? (
                      <button type="button" className="text-button" onClick={() => setEnding(one.id)}>
                        {t.endCertificate}
                      </button>
                    ) : null}
                  </>
                ),
            },
          ]}
        />
      )}
      <CertificateDrawer record={record} isOpen={adding} onClose={() => setAdding(false)} />
      <EndDrawer record={record} kind="certificate" rowId={ending} onClose={() => setEnding(null)} />
    </Part>
  );
}

function AccountPart({ record, isToday }: { record: PersonRecord; isToday: boolean }) {
  const t = useTexts(recordTexts);
  const { language } = useLanguage();
  const mayWrite = useMay('registry.write') && isToday;
  const [adding, setAdding] = useState(false);
  const [closing, setClosing] = useState<string | null>(null);
  return (
    <Part
      title={t.accounts}
      action={mayWrite ? <Button onClick={() => setAdding(true)}>{t.addAccount}</Button> : null}
    >
      {record.accounts.length === 0 ? (
        <p>{t.noAccounts}</p>
      ) : (
        <DataTable
          label={t.accounts}
          rows={record.accounts}
          rowKey={(account) => account.id}
          columns={[
            { key: 'bank', title: t.bank, render: (one) => one.bankName },
            { key: 'holder', title: t.holder, render: (one) => one.holderName },
            {
              key: 'account',
              title: t.account,
              render: (one) => (
                <PersonNumber
                  personId={record.id}
                  what="account"
                  rowId={one.id}
                  masked={one.masked}
                  canReveal={isToday}
                />
              ),
            },
            { key: 'since', title: t.since, render: (one) => sayDate(one.since, language) },
            {
              key: 'state',
              title: t.state,
              render: (one) =>
                one.closedOn ? (
                  <Mark>{t.closed(sayDate(one.closedOn, language))}</Mark>
                ) : (
                  <>
                    <Mark tone="ok">{t.inForce}</Mark>{' '}
                    {mayWrite ? (
                      <button type="button" className="text-button" onClick={() => setClosing(one.id)}>
                        {t.closeAccount}
                      </button>
                    ) : null}
                  </>
                ),
            },
          ]}
        />
      )}
      <AccountDrawer record={record} isOpen={adding} onClose={() => setAdding(false)} />
      <EndDrawer record={record} kind="account" rowId={closing} onClose={() => setClosing(null)} />
    </Part>
  );
}

function RosterPart({ record }: { record: PersonRecord }) {
  const rosters = useRosters();
  const t = useTexts(recordTexts);
  const { language } = useLanguage();
  return (
    <Part title={t.rosters}>
      {record.rosters.length === 0 ? (
        <p>{t.noRosters}</p>
      ) : (
        <DataTable
          label={t.rosters}
          rows={record.rosters}
          rowKey={(one) => `${one.roster} ${one.fromOn}`}
          columns={[
            { key: 'roster', title: t.roster, render: (one) => rosters.say(one.roster) },
            { key: 'entered', title: t.entered, render: (one) => sayDate(one.fromOn, language) },
            {
              key: 'left',
              title: t.left,
              render: (one) => (one.toOn ? sayDate(one.toOn, language) : <Mark tone="ok">{t.still}</Mark>),
            },
          ]}
        />
      )}
    </Part>
  );
}
