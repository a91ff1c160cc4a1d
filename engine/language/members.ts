import { type Bool, boolKind, type Count, countKind, type Kind, type Money, type Ratio } from './kinds.ts';
import type { AggregateKind, AnyScope, Expr, Node } from './nodes.ts';
import { yes } from './operators.ts';

function aggregate(how: AggregateKind, kind: Kind, item: Node, where?: Node): Node {
  return { op: 'aggregate', how, kind, scope: 'household', item, ...(where ? { where } : {}) };
}

/** The sum over the members, or over those of whom `where` holds; over nobody it is nothing. */
export const sumOver = <K extends Money | Count>(
  item: Expr<K, AnyScope>,
  where?: Expr<Bool, AnyScope>,
): Expr<K> => aggregate('sum', item.kind, item, where);

/** How many members there are of whom the condition holds. */
export const countOf = (where: Expr<Bool, AnyScope>): Expr<Count> =>
  aggregate('count', countKind, yes, where);

/** The largest value among the members; never below nothing. */
export const highestOf = <K extends Money | Count | Ratio>(
  item: Expr<K, AnyScope>,
  where?: Expr<Bool, AnyScope>,
): Expr<K> => aggregate('highest', item.kind, item, where);

/** Whether the condition holds of one member at least. */
export const anyMember = (item: Expr<Bool, AnyScope>): Expr<Bool> => aggregate('any', boolKind, item);

/** Whether the condition holds of every member (or of every one of whom `where` holds). */
export const everyMember = (item: Expr<Bool, AnyScope>, where?: Expr<Bool, AnyScope>): Expr<Bool> =>
  aggregate('every', boolKind, item, where);
