import type { ReactNode } from 'react';
import { ApiForm, type ApiFormProps } from './api-form.tsx';
import { PageHead } from './page-head.tsx';

/** A page that is one form. */
export function FormPage<Values extends object>({
  title,
  crumbs,
  intro,
  ...form
}: ApiFormProps<Values> & {
  title: string;
  crumbs?: readonly { path: string; title: string }[];
  intro?: ReactNode;
}) {
  return (
    <>
      <PageHead title={title} intro={intro} {...(crumbs ? { crumbs } : {})} />
      <div className="panel form-panel">
        <ApiForm<Values> {...form} />
      </div>
    </>
  );
}
