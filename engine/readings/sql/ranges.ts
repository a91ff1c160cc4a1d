/** Places next to one another as ranges, since PostgreSQL takes an `in` list apart anew for every row. */
export function rangesOf(places: readonly number[]): readonly (readonly [from: number, to: number])[] {
  const ranges: [from: number, to: number][] = [];
  for (const place of places.toSorted((x, y) => x - y)) {
    const last = ranges.at(-1);
    if (last && place === last[1] + 1) last[1] = place;
    else ranges.push([place, place]);
  }
  return ranges;
}
