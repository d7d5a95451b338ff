const CODE = /(```[\s\S]*?(?:```|$)|~~~[\s\S]*?(?:~~~|$)|`+[^`\n]*`+)/;

/** Formulas between `\(…\)` and `\[…\]`, whose backslashes Markdown would take away, as `$$…$$`. Code stays as it is. */
export function withDollars(text: string): string {
  if (!text.includes('\\(') && !text.includes('\\[')) return text;
  return text
    .split(CODE)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/\\\[([\s\S]+?)\\\]/g, (_, formula: string) => dollars(formula)).replace(/\\\(([^\n]+?)\\\)/g, (_, formula: string) => dollars(formula))))
    .join('');
}

const dollars = (formula: string) => ['$$', formula.trim(), '$$'].join('');
