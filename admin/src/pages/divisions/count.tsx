import { useRead } from '../../api/index.ts';
import { sayCount, useMay } from '../../kit/index.ts';

/** People or households of a place; one question serves all places with the same parent. */
export function Count({
  of,
  placeId,
  parentId,
}: {
  of: 'people' | 'households';
  placeId: string;
  parentId: string;
}) {
  const mayCount = useMay('registry.read');
  const counts = useRead(
    'GET /api/v1/divisions/{id}/counts',
    { params: { id: parentId } },
    { when: mayCount },
  );
  if (!mayCount || counts.error) return '—';
  if (!counts.data) return <span className="place-counting" />;
  const count = counts.data.items.find((item) => item.placeId === placeId);
  return <span className="figures">{sayCount(count?.[of] ?? 0)}</span>;
}
