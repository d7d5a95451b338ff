import { byId, element } from "./elements.js";
import { sortedThreads } from "./state.js";

/// The threads on the left. `act` knows open, pin and archive.
export function drawThreads(state, act) {
  const focused = document.activeElement?.dataset?.focus;
  const items = sortedThreads(state).map((thread) => item(state, thread, act));
  const none = state.archived ? "Nothing archived." : "No thread yet: ask something.";
  byId("threads").replaceChildren(...(items.length ? items : [element("li", { class: "none" }, none)]));
  if (focused) {
    document.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
  }
  byId("thread-title").textContent = state.threads.get(state.selected)?.title ?? (state.selected ? "Thread" : "New thread");
}

function item(state, thread, act) {
  const title = thread.title || "Untitled";
  const open = element(
    "button",
    {
      type: "button",
      class: "open",
      title,
      "aria-current": String(thread.id === state.selected),
      "data-focus": `open-${thread.id}`,
      onclick: () => act.open(thread.id),
    },
    title,
  );
  if (state.archived || state.user?.isAnonymous !== false) {
    return element("li", {}, open);
  }
  const button = (name, label, pressed, onclick) =>
    element(
      "button",
      { type: "button", class: "act", "aria-label": `${label} “${title}”`, "aria-pressed": pressed, "data-focus": `${name}-${thread.id}`, onclick },
      label,
    );
  return element(
    "li",
    {},
    open,
    button("pin", thread.is_pinned ? "Unpin" : "Pin", String(Boolean(thread.is_pinned)), () => act.pin(thread)),
    button("archive", "Archive", null, () => act.archive(thread)),
  );
}
