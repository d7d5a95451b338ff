/**
 * What must never be seen of a conversation, whatever happens to its connection: anything twice, out of its order, gone
 * again, or older than it was. One object for one conversation, told each of its snapshots; it answers what is wrong.
 */
export class Picture {
  #status = 'opening';
  #stored = [];
  #hasNewer = false;

  look({ status, messages, hasNewer }) {
    const stored = messages.filter(({ state }) => state === 'stored');
    const wrong = [
      ...twice('shown twice', messages.map(({ localId }) => localId)),
      ...twice('stored twice', stored.map(({ id }) => id)),
      ...disorder(messages, stored),
      ...(status === 'ready' && this.#status === 'ready' ? this.#setbacks(stored, hasNewer) : []),
    ];
    this.#status = status;
    this.#stored = stored;
    this.#hasNewer = hasNewer;
    return wrong;
  }

  /** Of what was shown before and would have to be shown still. */
  #setbacks(stored, hasNewer) {
    const now = new Map(stored.map((message) => [message.id, message]));
    const [from, to] = [stored.at(0)?.seq ?? Infinity, stored.at(-1)?.seq ?? -1];
    const wrong = [];
    for (const { id, seq, changed_seq } of this.#stored) {
      const found = now.get(id);
      if (!found && seq >= from && seq <= to) wrong.push(`gone again: ${id} at ${seq}`);
      if (found && (found.seq !== seq || found.changed_seq < changed_seq)) {
        wrong.push(`older than it was: ${id}, ${found.changed_seq} at ${found.seq} after ${changed_seq} at ${seq}`);
      }
    }
    const newest = this.#stored.at(-1)?.seq ?? -1;
    if (!hasNewer && !this.#hasNewer && newest > to) wrong.push(`ends at ${to}, after it had ended at ${newest}`);
    return wrong;
  }
}

function twice(what, ids) {
  return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${what}: ${id}`);
}

/** By their places in the log; then what is on its way. */
function disorder(messages, stored) {
  const wrong = stored.flatMap(({ seq }, at) => (at > 0 && stored[at - 1].seq >= seq ? [`${seq} after ${stored[at - 1].seq}`] : []));
  const first = messages.findIndex(({ state }) => state !== 'stored');
  return first < 0 || first === stored.length ? wrong : [...wrong, 'what is on its way stands before what is stored'];
}
