import type { ListColumn } from '../list-definition.ts';

interface Placed {
  readonly townName: string | null;
  readonly villageName: string | null;
}

/** Where somebody or something belongs, as every list shows it. */
export const placeColumns = <Item extends Placed>(): readonly ListColumn<Item>[] => [
  {
    name: 'town',
    title: { zh: '乡镇（街道）', en: 'Township' },
    kind: 'text',
    width: 18,
    value: ({ townName }) => townName,
  },
  {
    name: 'village',
    title: { zh: '村（社区）', en: 'Village' },
    kind: 'text',
    width: 18,
    value: ({ villageName }) => villageName,
  },
];
