import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTexts } from './language.tsx';
import { useMay } from './session.ts';
import { kitTexts } from './texts.ts';

/** What a list page shows, as the server's catalogue of exports knows it. */
export interface ExportSource {
  /** Name of the list: `persons`. */
  readonly list: string;
  /** What the page asks for; its pager means nothing here. */
  readonly query: Readonly<Record<string, unknown>>;
}

// Opened now and then: it waits outside the first script.
const ExportDialog = lazy(async () => ({ default: (await import('./export-dialog.tsx')).ExportDialog }));

/** The button that takes a list out, for whoever may, and the dialog behind it. */
export function ExportButton({
  of,
  label,
  isSmall = false,
}: {
  of: ExportSource;
  label?: string;
  /** In a row of a table. */
  isSmall?: boolean;
}) {
  const t = useTexts(kitTexts);
  const mayExport = useMay('exports.run');
  const [isOpen, setIsOpen] = useState(false);
  if (!mayExport) return null;
  return (
    <>
      <Button size={isSmall ? 'small' : 'middle'} onClick={() => setIsOpen(true)}>
        {label ?? t.export}
      </Button>
      {isOpen ? (
        <Suspense fallback={null}>
          <ExportDialog source={of} onClose={() => setIsOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
