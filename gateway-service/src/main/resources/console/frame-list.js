import { byId, element, keepingTheEndInSight } from "./elements.js";
import { masked } from "./masking.js";

const MAX_FRAMES = 300;
const TELLS_LITTLE = /id$|^timestamp$|^success$/i;
const PINGS = new Set(["ping", "pong"]);

/// The frames on the right, as they went over the wire but for their tokens.
export class FrameList {
  #list = byId("frames");

  constructor() {
    byId("clear-frames").addEventListener("click", () => this.#list.replaceChildren());
  }

  add({ sent, frame }) {
    if (PINGS.has(frame.type) && !byId("show-pings").checked) {
      return;
    }
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
