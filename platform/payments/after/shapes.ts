import { type Static, Type } from 'typebox';

const Text = Type.String();
const Words = Type.Object({ zh: Text, en: Text });
const Maybe = <T extends ReturnType<typeof Type.Object>>(of: T) => Type.Union([of, Type.Null()]);

export const AfterRun = Type.Object({
  isEnded: Type.Boolean(),
  publicity: Type.Object({
    /** What the law lets anybody see of the scheme; null where it lets nobody see anything. */
    shows: Type.Union([Type.Array(Text), Type.Null()]),
    /** Which rule says so. */
    why: Words,
    days: Type.Union([Type.Integer(), Type.Null()]),
    people: Type.Integer(),
    villages: Type.Integer(),
    /** What the county's last list said. */
    telephone: Type.Union([Text, Type.Null()]),
    done: Maybe(
      Type.Object({
        at: Text,
        byName: Text,
        lists: Type.Integer(),
        lines: Type.Integer(),
        keptOff: Type.Integer(),
        lastDay: Text,
      }),
    ),
  }),
  notices: Type.Object({
    paid: Type.Integer(),
    failed: Type.Integer(),
    withoutPhone: Type.Integer(),
    done: Maybe(
      Type.Object({
        at: Text,
        byName: Text,
        paid: Type.Integer(),
        failed: Type.Integer(),
        withoutPhone: Type.Integer(),
      }),
    ),
  }),
});
export type AfterRun = Static<typeof AfterRun>;
