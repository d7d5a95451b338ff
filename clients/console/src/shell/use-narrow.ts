import { useSyncExternalStore } from 'react';

/** As narrow.css has it. */
const narrow = matchMedia('(max-width: 46rem)');

function subscribe(listener: () => void): () => void {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
}

/** Whether there is room for one thing at a time only: the list, or what was chosen from it. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches);
}
