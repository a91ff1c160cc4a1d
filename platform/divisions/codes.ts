import type { Level } from './pack.ts';

/**
 * Which last three digits each kind of place has, by the coding rules of the statistical register:
 * townships 001–099 街道, 100–199 镇, 200–399 乡, 400–599 statistical units;
 * villages 001–199 居委会, 200–399 村委会, 400–599 statistical units.
 */
const RANGES: Readonly<
  Record<Exclude<Level, 'county'>, Readonly<Record<string, readonly [number, number]>>>
> = {
  town: {
    subdistrict: [1, 99],
    town: [100, 199],
    township: [200, 399],
    'ethnic-township': [200, 399],
  },
  village: { community: [1, 199], village: [200, 399] },
};
const OTHER: readonly [number, number] = [400, 599];

/**
 * The next code of its kind under a parent: one more than the highest ever used, so that a code that was
 * somebody's is not given again while others are left. Undefined when the whole range is used.
 */
export function nextCode(
  level: Exclude<Level, 'county'>,
  kind: string,
  parentCode: string,
  used: ReadonlySet<string>,
): string | undefined {
  const [from, to] = RANGES[level][kind] ?? OTHER;
  const codes = Array.from(
    { length: to - from + 1 },
    (_, i) => `${parentCode}${String(from + i).padStart(3, '0')}`,
  );
  const last = codes.findLastIndex((code) => used.has(code));
  return codes[last + 1] ?? codes.find((code) => !used.has(code));
}
