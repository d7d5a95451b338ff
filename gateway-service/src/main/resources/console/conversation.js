import { byId, element, keepingTheEndInSight } from "./elements.js";
import { richText } from "./rich-text.js";
import { entriesOf } from "./state.js";

const EXAMPLES = [
  'Is this safe?  db.query("SELECT * FROM users WHERE id = " + req.params.id)',
  'Review: const password = "hunter2"; eval(input)',
  "What can you do?",
];
const WORDS = { sending: "Sending…", failed: "Not sent" };

/// The conversation in the middle. Only entries that changed are drawn again.
export class ConversationView {
  #list = byId("messages");
  #shown = null;
  #drawn = new Map();

  constructor(say) {
    this.say = say;
  }

  draw(state) {
    const entries = state.selected ? entriesOf(state, state.selected) : [];
    keepingTheEndInSight(this.#list, () => {
      if (this.#shown !== state.selected || entries.length === 0) {
        this.#shown = state.selected;
        this.#drawn.clear();
        this.#list.replaceChildren();
      }
      entries.length ? this.#entries(entries) : this.#list.append(this.#welcome());
    });
    byId("typing").textContent = state.typing.has(state.selected) ? "The AI is writing…" : "";
  }

  #entries(entries) {
    this.#list.querySelector(".welcome")?.remove();
    const keys = new Set(entries.map((entry) => entry.key));
    for (const [key, { node }] of this.#drawn) {
      if (!keys.has(key)) {
        node.remove();
        this.#drawn.delete(key);
      }
    }
    let place = this.#list.firstChild;
    for (const entry of entries) {
      const known = this.#drawn.get(entry.key);
      const node = known?.node ?? element("article");
      if (known?.entry !== entry || known.revision !== entry.revision) {
        fill(node, entry);
        this.#drawn.set(entry.key, { node, entry, revision: entry.revision });
      }
      if (node === place) {
        place = place.nextSibling;
      } else {
        this.#list.insertBefore(node, place);
      }
    }
  }

  #welcome() {
    const examples = EXAMPLES.map((text) => element("button", { type: "button", onclick: () => this.say(text) }, text));
    return element("div", { class: "welcome" }, element("p", {}, "Ask the AI something, or try one of these:"), ...examples);
  }
}

function fill(node, entry) {
  node.className = `message ${entry.role}`;
  node.dataset.state = entry.status;
  // A reader that speaks waits for the whole answer rather than reading out every piece of it.
  node.setAttribute("aria-busy", String(entry.status === "streaming"));
  node.setAttribute("aria-label", { user: "You", assistant: "AI", notice: "Notice" }[entry.role] ?? entry.role);
  const text = element("div", { class: "text" });
  text.append(...(entry.role === "assistant" ? richText(entry.content) : [entry.content]));
  const about = [WORDS[entry.status], entry.about].filter(Boolean).join(": ");
  node.replaceChildren(text, ...(about ? [element("div", { class: "about" }, about)] : []));
}
