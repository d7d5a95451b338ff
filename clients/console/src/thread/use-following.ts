import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

/** How far from the end one may be and still be there, in pixels. */
const AT_END = 48;
/** How long after a key, a wheel or a finger a movement is the reader's own, in milliseconds. */
const OWN = 1_000;
const INPUTS = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

/** Stays at the newest message as long as one has not gone back: an answer grows in sight. */
export function useFollowing(scroller: RefObject<HTMLElement | null>, content: RefObject<HTMLElement | null>, begins: boolean) {
  const follows = useRef(true);
  const lastTop = useRef(0);
  const lastInput = useRef(-Infinity);
  const [isAtEnd, setAtEnd] = useState(true);

  const follow = useCallback(() => {
    const area = scroller.current;
    if (!area) return;
    follows.current = true;
    setAtEnd(true);
    area.scrollTop = area.scrollHeight;
    lastTop.current = area.scrollTop;
  }, [scroller]);

  /** The one who reads goes somewhere. */
  const scrolled = useCallback(() => {
    const area = scroller.current;
    if (!area) return;
    const isNear = area.scrollHeight - area.clientHeight - area.scrollTop < AT_END;
    // What grows, or turns out smaller than it was thought to be, does not take one away from the end; going up does.
    const isOwn = performance.now() - lastInput.current < OWN;
    if (isNear) follows.current = true;
    else if (isOwn && area.scrollTop < lastTop.current - 1) follows.current = false;
    lastTop.current = area.scrollTop;
    setAtEnd(isNear || follows.current);
  }, [scroller]);

  useEffect(() => {
    const area = scroller.current;
    const moved = () => void (lastInput.current = performance.now());
    for (const type of INPUTS) area?.addEventListener(type, moved, { passive: true });
    return () => {
      for (const type of INPUTS) area?.removeEventListener(type, moved);
    };
  }, [scroller]);

  useEffect(() => {
    const [area, inner] = [scroller.current, content.current];
    if (!area || !inner) return undefined;
    const grown = new ResizeObserver(() => {
      if (follows.current) follow();
    });
    grown.observe(area);
    grown.observe(inner);
    return () => grown.disconnect();
  }, [scroller, content, follow]);

  // Before it has been at the end once, being at the beginning does not mean that one wants to go back.
  useEffect(() => {
    const area = scroller.current;
    if (!begins || !area) return undefined;
    follow();
    const frame = requestAnimationFrame(() => {
      follow();
      area.dataset.ready = 'true';
    });
    return () => cancelAnimationFrame(frame);
  }, [begins, follow, scroller]);

  const leave = useCallback(() => {
    follows.current = false;
  }, []);

  return { isAtEnd, follow, scrolled, leave };
}
