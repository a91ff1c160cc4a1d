import { call } from '../../api/index.ts';
import { useTexts } from '../../kit/index.ts';
import { SecretNumber } from '../../parts/secret-number.tsx';
import { applicationTexts } from './texts.ts';

/** A number of an application, masked. */
export function ContactNumber({
  applicationId,
  what,
  masked,
}: {
  applicationId: string;
  what: 'phone' | 'agent-phone' | 'id-number';
  masked: string;
}) {
  const t = useTexts(applicationTexts);
  const reveal = async (reason: string): Promise<string> => {
    const params = { id: applicationId };
    return (await call('POST /api/v1/applications/{id}/reveal', { params, body: { what, reason } })).value;
  };
  return <SecretNumber masked={masked} reasons={t.revealReasons.split('|')} reveal={reveal} />;
}
