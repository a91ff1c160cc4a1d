import { type Text, text } from '../../../../engine/index.ts';
import { dailyLife, movement } from './items-of-body.ts';
import { mind, senses } from './items-of-mind.ts';

export const areas = {
  'self-care': text('自理能力', 'Looking after oneself'),
  movement: text('基础运动能力', 'Basic movement'),
  mind: text('精神状态', 'State of mind'),
  senses: text('感知觉与社会参与', 'Senses and taking part in society'),
} as const;
export type Area = keyof typeof areas;

/** One item of the form: what each score means, from 0 up, so that the last is the full score. */
export interface Item {
  readonly title: Text;
  readonly scores: readonly Text[];
}

export const itemsOf = { 'self-care': dailyLife, movement, mind, senses } as const;

type Keys<T> = T extends unknown ? keyof T : never;
export type ItemCode = Keys<(typeof itemsOf)[Area]>;

export interface ItemOfForm extends Item {
  readonly code: ItemCode;
  readonly area: Area;
  readonly most: number;
}

const listArea = <A extends Area>(area: A): readonly ItemOfForm[] =>
  Object.entries<Item>(itemsOf[area]).map(([code, item]) => ({
    code: code as ItemCode,
    area,
    ...item,
    most: item.scores.length - 1,
  }));

/** The 26 items of GB/T 42195-2022 in the order of the form; 90 points in all. */
export const items: readonly ItemOfForm[] = (Object.keys(areas) as Area[]).flatMap(listArea);
