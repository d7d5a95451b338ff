import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import { common, createLowlight } from 'lowlight';
import { memo } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';

const lowlight = createLowlight(common);

/** Longer code stays in one colour: it would hold up the page. */
const MOST = 20_000;

const Highlighted = memo(function Highlighted({ code, language }: { readonly code: string; readonly language: string | undefined }) {
  if (code.length > MOST || !language || !lowlight.registered(language)) return <>{code}</>;
  return toJsxRuntime(lowlight.highlight(language, code), { Fragment, jsx, jsxs });
});

export default Highlighted;
