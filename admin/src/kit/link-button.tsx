import { Button } from 'antd';
import type { MouseEvent, ReactNode } from 'react';
import { useNavigate } from 'react-router';

/** A link that looks like a button: opens a page without loading the web anew, and in a new tab when asked. */
export function LinkButton({
  to,
  isPrimary,
  children,
}: {
  to: string;
  isPrimary?: boolean;
  children: ReactNode;
}) {
  const navigate = useNavigate();
  const go = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void navigate(to);
  };
  return (
    <Button href={to} type={isPrimary ? 'primary' : 'default'} onClick={go}>
      {children}
    </Button>
  );
}
