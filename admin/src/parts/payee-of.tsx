import { Link } from 'react-router';
import { type ItemOf, useRead } from '../api/index.ts';
import { useMay, useTexts } from '../kit/index.ts';
import { payeeOfTexts } from './payee-texts.ts';
import { useSchemeTitles } from './schemes.ts';

type Payee = ItemOf<'GET /api/v1/pay-payees'>;

/** Who takes the money of the awards of a person or a household, by the award; empty until it is read. */
export function usePayees(
  of: { readonly awardId: string } | { readonly personId: string } | { readonly householdId: string },
): ReadonlyMap<string, readonly Payee[]> {
  const page = useRead('GET /api/v1/pay-payees', { query: of });
  const found = new Map<string, readonly Payee[]>();
  for (const one of page.data?.items ?? []) found.set(one.awardId, [...(found.get(one.awardId) ?? []), one]);
  return found;
}

/** Who it is, in a row of a list. */
export function PayeeName({ payees }: { payees: readonly Payee[] | undefined }) {
  const t = useTexts(payeeOfTexts);
  const say = (payee: Payee): string => {
    const kind = t.kinds[payee.kind] ?? payee.kind;
    const who = payee.kind === 'self' ? kind : t.of(kind, payee.payeeName ?? t.hidden);
    const part = t.parts[payee.part];
    return part === undefined ? who : t.partOf(part, who);
  };
  return <>{(payees ?? []).map(say).join(t.between)}</>;
}

/** Who it is, into which account, and by what; of an award in two parts, of each. */
export function PayeeFact({ payees }: { payees: readonly Payee[] | undefined }) {
  return (payees ?? []).map((payee) => <OnePayee key={payee.part} payee={payee} />);
}

function OnePayee({ payee }: { payee: Payee }) {
  const t = useTexts(payeeOfTexts);
  const mayRead = useMay('payments.read');
  const why =
    payee.agreementId !== null
      ? t.byPaper(payee.paper ?? '')
      : payee.part === 'care'
        ? t.noCarer
        : payee.kind === 'head'
          ? t.byHead
          : t.bySelf;
  return (
    <>
      <p>
        <PayeeName payees={[payee]} />
        {' · '}
        <span className="figures">
          {payee.accountTail ? t.account(payee.bankName ?? '', payee.accountTail) : t.noAccount}
        </span>
      </p>
      <p>
        {payee.agreementId !== null && mayRead ? <Link to={`/payees/${payee.agreementId}`}>{why}</Link> : why}
      </p>
    </>
  );
}

/** Whose money a person takes besides their own; nothing for whom there is none. */
export function TakesForOthers({ personId }: { personId: string }) {
  const t = useTexts(payeeOfTexts);
  const schemes = useSchemeTitles();
  const page = useRead('GET /api/v1/pay-payees', { query: { takenBy: personId } });
  const others = (page.data?.items ?? []).filter(({ agreementId }) => agreementId !== null);
  if (others.length === 0) return null;
  return (
    <dl className="facts">
      <div className="fact fact-wide">
        <dt>{t.takes}</dt>
        <dd>
          {others.map((one) => (
            <p key={`${one.awardId} ${one.part}`}>
              <Link to={`/awards/${one.awardId}`}>{t.takesOf(one.holderName, schemes.say(one.scheme))}</Link>
            </p>
          ))}
        </dd>
      </div>
    </dl>
  );
}
