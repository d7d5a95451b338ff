const SECRET = /token$|^authorization$|^service_key$|secret/i;
const COUNTED = /^(token_count|estimated_tokens)$/;
const JWT = /\beyJ[\w-]{5,}\.[\w-]+\.[\w-]*/g;

/** As it may be shown: whoever looks over one's shoulder, or at a screenshot, learns no token. */
export function masked(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return SECRET.test(name) && !COUNTED.test(name) ? mask(value) : value.replace(JWT, mask);
  if (Array.isArray(value)) return value.map((item) => masked(item, name));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, masked(inner, key)]));
}

function mask(secret: string): string {
  return secret === '…' ? '… (masked)' : `${secret.slice(0, 4)}… (${secret.length} characters, masked)`;
}
