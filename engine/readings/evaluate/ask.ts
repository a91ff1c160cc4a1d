import type { AggregateNode, Node } from '../../language/nodes.ts';
import { partsOf } from '../../language/nodes.ts';
import type { Frame } from './steps.ts';
import type { Question } from './value.ts';

export interface Asking {
  /** The value of a bound node where the frame stands; `NaN` while it is unknown. */
  value(node: Node, frame: Frame): number;
  bind(node: Node): Node;
}

/** Looks for the facts that keep bound nodes unknown, in the order in which a reader of the rules meets them. */
export class Asker {
  readonly questions = new Map<string, Question>();
  private readonly asking: Asking;
  private readonly frame: Frame;
  private readonly seen = new Set<Node>();
  private readonly seenOfMembers: readonly Set<Node>[];

  constructor(asking: Asking, frame: Frame) {
    this.asking = asking;
    this.frame = frame;
    this.seenOfMembers = Array.from({ length: frame.members }, () => new Set<Node>());
  }

  /** Adds the questions of a node; none when it is known. */
  ask(node: Node): void {
    const seen = node.scope === 'household' ? this.seen : this.seenOfMembers[this.frame.place];
    if (!seen || seen.has(node)) return;
    seen.add(node);
    if (!this.isUnknown(node)) return;
    if (node.op === 'fact') this.askFact(node);
    else if (node.op === 'choose') this.askChoice(node);
    else if (node.op === 'aggregate') this.askMembers(node);
    else for (const part of partsOf(node)) this.ask(part);
  }

  private readonly isUnknown = (node: Node): boolean => Number.isNaN(this.asking.value(node, this.frame));

  /** First what decides whether it is asked at all. */
  private askFact({ fact, scope }: Extract<Node, { op: 'fact' }>): void {
    const asked = fact.asked && this.asking.bind(fact.asked.when);
    if (asked && this.isUnknown(asked)) {
      this.ask(asked);
      return;
    }
    const { place } = this.frame;
    const isOfMember = scope === 'member';
    const path = `${isOfMember ? `members[${place}]` : 'household'}.${fact.name}`;
    this.questions.set(path, { path, fact, ...(isOfMember ? { member: place } : {}) });
  }

  private askChoice(node: Extract<Node, { op: 'choose' }>): void {
    const taken = node.cases.find(
      ([condition]) => this.isUnknown(condition) || this.asking.value(condition, this.frame) !== 0,
    );
    if (!taken) this.ask(node.otherwise);
    else this.ask(this.isUnknown(taken[0]) ? taken[0] : taken[1]);
  }

  private askMembers(node: AggregateNode): void {
    const frame = this.frame;
    const { place } = frame;
    for (frame.place = 0; frame.place < frame.members; frame.place++) {
      if (node.where && this.asking.value(node.where, frame) === 0) continue;
      if (node.where) this.ask(node.where);
      this.ask(node.item);
    }
    frame.place = place;
  }
}
