import { element, keepingTheEndInSight } from "./elements.js";
import { richText } from "./rich-text.js";
import { nameOf, readers, shown } from "./state.js";

const EMOJI = "👍";

/// The messages of the open conversation. Only what changed is drawn again. `act` knows edit, remove, react and stop.
export class ConversationView {
  #list;
  #act;
  #open = null;
  #drawn = new Map();

  constructor(list, act) {
    this.#list = list;
    this.#act = act;
  }

  draw(state, known) {
    if (this.#open !== known?.view.id) {
      this.#open = known?.view.id;
      this.#drawn.clear();
      this.#list.replaceChildren();
    }
    const entries = known ? shown(known) : [];
    const seenBy = known ? readers(state, known).map((person) => nameOf(state, known, person)) : [];
    keepingTheEndInSight(this.#list, () => {
      const keys = new Set(entries.map(keyOf));
      for (const [key, { node }] of this.#drawn) {
        if (!keys.has(key)) {
          node.remove();
          this.#drawn.delete(key);
        }
      }
      entries.forEach((entry, at) => this.#entry(state, known, entry, at === entries.length - 1 ? seenBy : []));
    });
  }

  #entry(state, known, entry, seenBy) {
    const key = keyOf(entry);
    const text = JSON.stringify([entry, seenBy]);
    const before = this.#drawn.get(key);
    if (before?.text !== text) {
      const node = before?.node ?? element("article");
      fill(node, entry, state, known, seenBy, this.#act);
      this.#drawn.set(key, { node, text });
    }
    this.#list.append(this.#drawn.get(key).node);
  }
}

const keyOf = (entry) => entry.id ?? entry.reply_id ?? entry.key;

/// Why an answer is not all of it.
const CUT = { length: "cut for its length", content_filter: "cut by a filter", error: "broken off" };

function fill(node, entry, state, known, seenBy, act) {
  const kind = entry.id ? stored : entry.reply_id ? draft : unsent;
  const { role, who, content, about, busy, buttons = [] } = kind(entry, state, known, act);
  node.className = `message ${role}`;
  // A reader that speaks waits for the whole answer rather than reading out every piece of it.
  node.setAttribute("aria-busy", String(Boolean(busy)));
  node.replaceChildren(
    element("div", { class: "author" }, who),
    element("div", { class: "text" }, ...(role === "assistant" ? richText(content) : [content])),
    element("div", { class: "about" }, [about, seenBy.length && `read by ${seenBy.join(", ")}`].filter(Boolean).join(" · ")),
    element("div", { class: "acts" }, ...buttons),
  );
}

function button(label, name, onclick) {
  return element("button", { type: "button", class: "act", "aria-label": name, onclick }, label);
}

function stored(message, state, known, act) {
  const mine = message.sender_id === state.me?.id;
  const reactions = (message.reactions ?? []).map(({ emoji, user_ids }) => `${emoji} ${user_ids.map((id) => nameOf(state, known, id)).join(", ")}`);
  const liked = message.reactions?.some(({ emoji, user_ids }) => emoji === EMOJI && user_ids.includes(state.me?.id));
  const seconds = message.processing_time_ms != null && `${(message.processing_time_ms / 1000).toFixed(1)} s`;
  const about = [message.model_used, seconds, message.stopped && "stopped", message.truncated && CUT[message.finish_reason], message.edited_at && !message.deleted_at && "edited", ...reactions];
  const buttons = message.deleted_at ? [] : [button(EMOJI, liked ? "Take the reaction back" : "React", () => act.react(message, EMOJI, !liked))];
  if (mine && !message.deleted_at) {
    buttons.push(button("Edit", "Edit this message", () => act.edit(message)), button("Delete", "Delete this message", () => act.remove(message)));
  }
  return {
    role: message.role === "assistant" ? "assistant" : mine ? "user" : "other",
    who: message.role === "assistant" ? "AI" : nameOf(state, known, message.sender_id),
    content: message.deleted_at ? "deleted" : message.content,
    about: about.filter(Boolean).join(" · "),
    buttons,
  };
}

function draft({ reply_id, text, waits, failed }, state, known, act) {
  if (failed || waits) {
    return { role: "notice", who: "AI", content: failed ?? waits, about: "" };
  }
  return { role: "assistant", who: "AI", content: text, about: "", busy: true, buttons: [button("Stop", "Stop the AI", () => act.stop(reply_id))] };
}

function unsent({ content, failed }) {
  return { role: "user", who: "You", content, about: failed ? `Not sent: ${failed}` : "Sending…" };
}
