import { Button, Input } from 'antd';
import { type FormEvent, useEffect, useState } from 'react';

/** A large box to look for something, with its button. What is typed stays out of the address: it may be an ID number. */
export function FindBox({
  id,
  label,
  placeholder,
  button,
  help,
  value,
  onFind,
}: {
  id: string;
  label: string;
  placeholder: string;
  button: string;
  help?: string;
  value: string;
  onFind(typed: string): void;
}) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const find = (event: FormEvent): void => {
    event.preventDefault();
    onFind(typed.trim());
  };
  return (
    <search className="find-box">
      <form onSubmit={find}>
        <Input
          id={id}
          type="search"
          size="large"
          aria-label={label}
          aria-describedby={help ? `${id}-help` : undefined}
          placeholder={placeholder}
          autoComplete="off"
          maxLength={100}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="primary" size="large" htmlType="submit">
          {button}
        </Button>
      </form>
      {help ? (
        <p id={`${id}-help`} className="find-help">
          {help}
        </p>
      ) : null}
    </search>
  );
}
