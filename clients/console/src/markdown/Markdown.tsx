import { memo, useDeferredValue } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import { CodeBlock } from './CodeBlock';
import { withDollars } from './maths';
import { safeAddress } from './safe-address';
import './markdown.css';

interface Props {
  readonly text: string;
  /** There is more to come: parsing gives way to whatever is more urgent. */
  readonly isGrowing?: boolean;
  /** Whether formulas may stand in it; a document has none, and its backslashes are its own. */
  readonly hasMaths?: boolean;
}

/** Markdown as it is shown; what looks like HTML in it stays the text that it is. */
export default function Markdown({ text, isGrowing = false, hasMaths = true }: Props) {
  const shown = useDeferredValue(text);
  return (
    <div className="markdown" data-growing={isGrowing}>
      <Parsed text={isGrowing ? shown : text} hasMaths={hasMaths} />
    </div>
  );
}

const Parsed = memo(function Parsed({ text, hasMaths }: { readonly text: string; readonly hasMaths: boolean }) {
  return (
    <ReactMarkdown remarkPlugins={hasMaths ? WITH_MATHS : PLAIN} components={COMPONENTS} urlTransform={safeAddress}>
      {hasMaths ? withDollars(text) : text}
    </ReactMarkdown>
  );
});

// One dollar is a price more often than a formula.
const WITH_MATHS = [remarkGfm, [remarkMath, { singleDollarTextMath: false }]] as NonNullable<Parameters<typeof ReactMarkdown>[0]['remarkPlugins']>;
const PLAIN = [remarkGfm];

const COMPONENTS: Components = {
  a: ({ href, children }) => (href ? <a href={href} target="_blank" rel="noopener noreferrer nofollow">{children}</a> : <span>{children}</span>),
  // The page loads nothing from elsewhere.
  img: ({ src, alt }) => (typeof src === 'string' && src ? <a href={src} target="_blank" rel="noopener noreferrer nofollow">{alt || src}</a> : <span>{alt}</span>),
  pre: ({ node }) => {
    const code = node?.children.find((child) => child.type === 'element');
    const text = code?.children.map((child) => (child.type === 'text' ? child.value : '')).join('') ?? '';
    const classes = classesOf(code?.properties.className);
    if (classes.includes('math-display')) return <p className="math">{text.trim()}</p>;
    return <CodeBlock code={text.replace(/\n$/, '')} language={classes.find((one) => one.startsWith('language-'))?.slice('language-'.length)} />;
  },
  code: ({ className = '', children }) => (className.includes('math-') ? <span className="math">{children}</span> : <code>{children}</code>),
  table: ({ children }) => <div className="table" role="group" aria-label="Table" tabIndex={0}><table>{children}</table></div>,
  input: ({ checked }) => <input type="checkbox" checked={checked === true} readOnly aria-label={checked ? 'done' : 'to do'} />,
};

function classesOf(names: unknown): readonly string[] {
  return Array.isArray(names) ? names.map(String) : [];
}
