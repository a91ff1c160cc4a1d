import type { ReactNode } from 'react';
import { FormDrawer, useTexts } from '../../kit/index.ts';
import { payeeTexts } from './texts.ts';

export type End = 'confirmed' | 'refused' | 'withdrawn';

/** Whoever entered something can only withdraw it; anybody else confirms or refuses. */
export const endsOf = (isOwn: boolean): readonly End[] => (isOwn ? ['withdrawn'] : ['confirmed', 'refused']);

/** What was entered is shown once more before it is confirmed, refused or withdrawn. */
export function EndDrawer({
  name,
  how,
  intro,
  onClose,
  submit,
  children,
}: {
  name: string;
  how: End;
  intro: string;
  onClose(): void;
  submit(): Promise<void>;
  children: ReactNode;
}) {
  const t = useTexts(payeeTexts);
  return (
    <FormDrawer
      name={name}
      title={t.ends[how]}
      isOpen
      onClose={onClose}
      intro={intro}
      submitText={t.ends[how]}
      isDanger={how !== 'confirmed'}
      keepsDraft={false}
      submit={submit}
    >
      {children}
    </FormDrawer>
  );
}
