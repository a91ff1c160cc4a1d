import type { Setting as PolicySetting } from '../policy/setting.ts';

/** As officers read the law, and the county whose pages these are: one without figures of its own reads its province's. */
export interface Setting extends PolicySetting {
  readonly county: string;
}
