import { CARE_ITEM } from '../awards/index.ts';
import { fileSql, type Sql, sql } from '../base/index.ts';

/** Whether a leg or a line is for care; what is set off is not. */
export const isForCare = (row: 'l' | 'g'): Sql => sql`starts_with(${fileSql(row)}.item, ${CARE_ITEM})`;
