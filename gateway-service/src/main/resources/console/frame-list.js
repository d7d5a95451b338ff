import { element, keepingTheEndInSight } from "./elements.js";
import { masked } from "./masking.js";

const MAX_FRAMES = 300;
const TELLS_LITTLE = /id$|^ref$|^number$/i;

/// The frames on the right, as they went over the wire but for their tokens.
export class FrameList {
  #list;

  constructor(list) {
    this.#list = list;
    list.closest(".frames-pane").querySelector(".clear-frames").addEventListener("click", () => list.replaceChildren());
  }

  add({ sent, frame }) {
    const { type, ...rest } = masked(frame);
    const peek = Object.entries(rest)
      .sort(([a], [b]) => TELLS_LITTLE.test(a) - TELLS_LITTLE.test(b))
      .map(([key, value]) => `${key}: ${typeof value === "string" ? value : JSON.stringify(value)}`);
    const shown = JSON.stringify({ type, ...rest }, null, 2);
    const item = element(
      "li",
      { class: sent ? "sent" : "received" },
      element(
        "details",
        {},
        element(
          "summary",
          {},
          element("span", { class: "way", "aria-label": sent ? "sent" : "received" }, sent ? "▲" : "▼"),
          element("time", {}, new Date().toTimeString().slice(0, 8)),
          element("span", { class: "type" }, String(type)),
          element("span", { class: "peek" }, peek.join("  ").slice(0, 200)),
        ),
        element("pre", {}, shown),
      ),
    );
    keepingTheEndInSight(this.#list, () => {
      this.#list.append(item);
      while (this.#list.childElementCount > MAX_FRAMES) {
        this.#list.firstElementChild.remove();
      }
    });
  }
}
