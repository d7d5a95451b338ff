import { hashOfSources } from './sources.mjs';

/** Puts beside the bundle what it consists of, and of which sources it was made. */
export function noteSources() {
  return {
    name: 'parley-note-sources',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        // The page, and what lies in `public`, are not among them.
        const files = [...Object.keys(bundle).filter((name) => name !== 'index.html'), 'icon.svg', 'index.html'].sort();
        const noted = { sources: hashOfSources(), files };
        this.emitFile({ type: 'asset', fileName: 'bundle.json', source: `${JSON.stringify(noted, null, 2)}\n` });
      },
    },
  };
}
