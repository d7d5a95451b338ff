import type { Frame } from './link.js';

export interface Position {
  readonly conversation_id: string;
  readonly seq: number;
}

/** `new`: to be told. `duplicate`: it was told before. `hole`: something before it was not. */
export type Heard = 'new' | 'duplicate' | 'hole';

/** How many conversations are remembered; those in which nothing has happened for longest go first. */
const MOST = 5_000;

/** How far each conversation was heard, which is where a next connection goes on. */
export class Positions {
  /** In the order in which something last happened. `sure`: everything up to there was told, or was never to be. */
  readonly #known = new Map<string, { seq: number; sure: boolean }>();

  /** A conversation stands here exactly now: what follows is told, what was before is not. */
  begin(conversation: string, seq: number): void {
    this.#put(conversation, { seq: Math.max(seq, this.seq(conversation) ?? 0), sure: true });
  }

  /** It was shown as it stands here, at about this moment: enough to go on from, too little to call anything a repetition. */
  shown(conversation: string, seq: number): void {
    if (!this.#known.has(conversation)) this.#put(conversation, { seq, sure: false });
  }

  seq(conversation: string): number | undefined {
    return this.#known.get(conversation)?.seq;
  }

  forget(conversation: string): void {
    this.#known.delete(conversation);
  }

  clear(): void {
    this.#known.clear();
  }

  hear(frame: Frame): Heard {
    const { type, conversation_id: conversation, seq } = frame;
    if (typeof conversation !== 'string' || typeof seq !== 'number' || type === 'read.marked') return 'new';
    const before = this.#known.get(conversation);
    if (type === 'conversation.gap' || type === 'conversation.synced') {
      this.#put(conversation, { seq: Math.max(seq, before?.seq ?? 0), sure: true });
      return 'new';
    }
    if (before?.sure && seq <= before.seq) return 'duplicate';
    this.#put(conversation, { seq, sure: true });
    return before?.sure && seq > before.seq + 1 ? 'hole' : 'new';
  }

  /** At most so many, those in which something happened last. */
  resume(most: number): Position[] {
    const all = [...this.#known].map(([conversation_id, { seq }]) => ({ conversation_id, seq }));
    return all.slice(Math.max(0, all.length - most));
  }

  /** Those that were not resumed, for their number. They are forgotten. */
  leftOut(resumed: readonly Position[]): Position[] {
    const kept = new Set(resumed.map(({ conversation_id }) => conversation_id));
    const left = this.resume(Infinity).filter(({ conversation_id }) => !kept.has(conversation_id));
    for (const { conversation_id } of left) this.#known.delete(conversation_id);
    return left;
  }

  #put(conversation: string, position: { seq: number; sure: boolean }): void {
    this.#known.delete(conversation);
    this.#known.set(conversation, position);
    if (this.#known.size > MOST) this.#known.delete(this.#known.keys().next().value!);
  }
}
