import { element } from "./elements.js";

/// The little Markdown an answer needs to be read: fenced code, inline code, bold and emphasis. Everything else stays as it is.
export function richText(text) {
  return text.split(/\n*^```/m).flatMap((part, index) => {
    if (index % 2 === 0) {
      return inline(index > 0 ? part.replace(/^\s*\n/, "") : part);
    }
    const code = part.includes("\n") ? part.slice(part.indexOf("\n") + 1) : part;
    return [element("pre", {}, element("code", {}, code.trimEnd()))];
  });
}

function inline(text) {
  return text.split(/(`[^`\n]+`|\*\*[^*\n]+\*\*|\*[^*\s][^*\n]*\*)/).map((part, index) => {
    if (index % 2 === 0) {
      return document.createTextNode(part);
    }
    if (part.startsWith("`")) {
      return element("code", {}, part.slice(1, -1));
    }
    return part.startsWith("**") ? element("strong", {}, part.slice(2, -2)) : element("em", {}, part.slice(1, -1));
  });
}
