import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { ApiForm, type ApiFormProps } from './api-form.tsx';
import { useTexts } from './language.tsx';
import { kitTexts } from './texts.ts';
import { useNarrow } from './use-narrow.ts';
import { useReturnFocus } from './use-return-focus.ts';

/** A form that slides in beside the record it is about. It is made anew each time it opens. */
export function FormDrawer<Values extends object>({
  title,
  isOpen,
  onClose,
  intro,
  width = 560,
  ...form
}: Omit<ApiFormProps<Values>, 'onCancel'> & {
  title: string;
  isOpen: boolean;
  onClose(): void;
  intro?: ReactNode;
  width?: number;
}) {
  const t = useTexts(kitTexts);
  const isNarrow = useNarrow();
  useReturnFocus(isOpen);
  return (
    <Drawer
      title={title}
      open={isOpen}
      onClose={onClose}
      size={isNarrow ? '100%' : width}
      destroyOnHidden
      closable={{ 'aria-label': t.close }}
    >
      {intro ? <div className="form-intro">{intro}</div> : null}
      <ApiForm<Values>
        {...form}
        onCancel={onClose}
        onDone={() => {
          form.onDone?.();
          onClose();
        }}
      />
    </Drawer>
  );
}
