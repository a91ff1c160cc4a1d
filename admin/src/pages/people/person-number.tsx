import { call } from '../../api/index.ts';
import { useTexts } from '../../kit/index.ts';
import { SecretNumber } from '../../parts/secret-number.tsx';
import { recordTexts } from './record-texts.ts';

/** A number of a person's record, masked; whole only as the record stands today. */
export function PersonNumber({
  personId,
  what,
  rowId,
  masked,
  canReveal = true,
}: {
  personId: string;
  what: 'idNumber' | 'phone' | 'account' | 'certificate' | 'formerId';
  rowId?: string;
  masked: string;
  canReveal?: boolean;
}) {
  const t = useTexts(recordTexts);
  const reveal = async (reason: string): Promise<string> => {
    const params = { id: personId };
    const body = { what, reason, ...(rowId ? { rowId } : {}) };
    return (await call('POST /api/v1/persons/{id}/reveal', { params, body })).value;
  };
  return (
    <SecretNumber
      masked={masked}
      canReveal={canReveal}
      reasons={t.revealReasons.split('|')}
      reveal={reveal}
    />
  );
}
