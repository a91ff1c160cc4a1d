import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useWrite } from '../../api/hooks.ts';
import { Field, Fields, FormDrawer, toast, useMay, useSession, useTexts } from '../../kit/index.ts';
import { userTexts } from './texts.ts';
import type { User } from './user-page.tsx';

/** Whose account it is: all of the number that is shown, or that nobody has said it yet. */
export function PersonMask({ user }: { user: User }) {
  const t = useTexts(userTexts);
  return user.idMasked ?? <span className="quiet">{t.noPerson}</span>;
}

/** The other accounts of the same person, each with its way there. */
export function OtherAccounts({ user }: { user: User }) {
  const t = useTexts(userTexts);
  return (
    <>
      {user.otherAccounts.map(({ id, login, name }) => (
        <div key={id}>
          <Link className="within-text" to={`/users/${id}`}>
            {name} · {login}
          </Link>
        </div>
      ))}
      <span className="quiet">{t.oneWherever}</span>
    </>
  );
}

/** Says whose account it is. What a post was held with stays as it is. */
export function NamePerson({ user }: { user: User }) {
  const t = useTexts(userTexts);
  const { user: me } = useSession();
  const isMaker = useMay('identity.users');
  const name = useWrite('PUT /api/v1/users/{id}/person');
  const [isOpen, setIsOpen] = useState(false);
  const isSettled = user.idMasked !== null && user.posts.length > 0;
  if (!isMaker || isSettled || me.id === user.id) return null;
  return (
    <>
      <Button type={user.idMasked === null ? 'primary' : 'default'} onClick={() => setIsOpen(true)}>
        {user.idMasked === null ? t.namePerson : t.correctPerson}
      </Button>
      <FormDrawer<{ idNumber: string }>
        title={user.idMasked === null ? t.namePerson : t.correctPerson}
        intro={t.namePersonIntro}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        name={`user-person.${user.id}`}
        keepsDraft={false}
        submitText={t.save}
        submit={({ idNumber }) => name.mutateAsync({ params: { id: user.id }, body: { idNumber } })}
        onDone={() => toast(t.saved)}
      >
        <Fields>
          <IdNumberField />
        </Fields>
      </FormDrawer>
    </>
  );
}

export function IdNumberField() {
  const t = useTexts(userTexts);
  return (
    <Field name="idNumber" label={t.idNumber} help={t.idNumberHelp} isRequired isWide>
      <Input maxLength={30} autoComplete="off" spellCheck={false} />
    </Field>
  );
}
