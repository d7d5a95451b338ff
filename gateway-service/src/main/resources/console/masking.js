/// A frame as it may be shown: whoever looks over one's shoulder, or at a screenshot, learns no token.
const SECRET = /token$|^authorization$|^service_key$|secret/i;
const COUNTED = /^(token_count|estimated_tokens)$/;
const JWT = /\beyJ[\w-]{5,}\.[\w-]+\.[\w-]*/g;

export function masked(value, name = "") {
  if (typeof value === "string") {
    if (SECRET.test(name) && !COUNTED.test(name)) {
      return mask(value);
    }
    return value.replace(JWT, mask);
  }
  if (Array.isArray(value)) {
    return value.map((item) => masked(item, name));
  }
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, masked(inner, key)]));
  }
  return value;
}

function mask(secret) {
  return `${secret.slice(0, 4)}… (${secret.length} characters, masked)`;
}
