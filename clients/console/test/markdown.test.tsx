import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import Markdown from '../src/markdown/Markdown';
import { withDollars } from '../src/markdown/maths';
import { safeAddress } from '../src/markdown/safe-address';

const html = (text: string) => renderToStaticMarkup(<Markdown text={text} />);

test('what looks like HTML stays text', () => {
  const shown = html('Hello <img src=x onerror="alert(1)"> <script>alert(1)</script>\n\n<div onclick="x()">block</div>');
  expect(shown).not.toMatch(/<(img|script|div on)/);
  expect(shown).toContain('&lt;script&gt;');
});

test.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'vbscript:x', '/console/token', '//evil.example/x', 'blob:http://x/1'])('nobody is led to %s', (address) => {
  expect(html(`[click](${address})`)).not.toContain('href');
});

test('an address of the web is a link that tells nobody where one comes from', () => {
  expect(html('[site](https://example.org/a?b=1)')).toContain('<a href="https://example.org/a?b=1" target="_blank" rel="noopener noreferrer nofollow">site</a>');
  expect(safeAddress('mailto:a@example.org')).toBe('mailto:a@example.org');
});

test('a picture is a link: nothing is loaded from elsewhere', () => {
  expect(html('![a cat](https://example.org/cat.png)')).toMatch(/<a href="https:\/\/example.org\/cat.png"[^>]*>a cat<\/a>/);
});

test('tables, lists to tick off and code have their own looks', () => {
  const shown = html('| a | b |\n|---|---|\n| 1 | 2 |\n\n- [x] done\n\n`inline`\n\n```js\nconst a = 1;\n```');
  expect(shown).toContain('<th>a</th>');
  expect(shown).toContain('aria-label="done"');
  expect(shown).toContain('<code>inline</code>');
  expect(shown).toMatch(/<figure class="code"><figcaption><span>js<\/span>/);
  expect(shown).toContain('Copy');
});

test('half of an answer is shown as far as it goes', () => {
  expect(html('```python\nprint("he')).toContain('print(&quot;he');
  expect(html('| a | b |\n|---|')).toContain('| a | b |');
});

test('formulas stay the text they are', () => {
  expect(html('\\(a_1 * b_2 * c\\) costs $5, not $10')).toContain('<span class="math">a_1 * b_2 * c</span> costs $5, not $10');
  expect(html('$$\nx_1 * y * z\n$$')).toContain('<p class="math">x_1 * y * z</p>');
});

test('a document has no formulas: what stands between brackets stays there', () => {
  expect(renderToStaticMarkup(<Markdown text={'From \\[Effective date\\] on'} hasMaths={false} />)).toContain('From [Effective date] on');
});

test('backslashes in code are left alone', () => {
  const code = 'Say `\\(x\\)` or\n\n```\n\\[y\\]\n```\nand \\(z\\)';
  expect(withDollars(code)).toBe('Say `\\(x\\)` or\n\n```\n\\[y\\]\n```\nand $$z$$');
});
