import type { TestContext } from 'node:test';
import { chromium, Page } from '../../typescript/test-system/browser.js';
import { run } from './command.js';
import { gateway, token } from './stack.js';

/** For tests that need one. */
export const inChromium = { skip: !chromium() && 'there is no Chromium' };

/** A page of an example, as somebody sees it who has followed its README and has given a token. */
export async function page(t: TestContext, example: string, person: string): Promise<Page> {
  const [address] = await run(t, example, (command) => `${command} -- --port 0`, /http:\/\/localhost:\d+\//);
  const page = await Page.open(chromium() ?? '');
  t.after(() => page.close());
  page.answer = await token(person);
  await page.notes();
  await page.goTo(`${address}?parley=${encodeURIComponent(gateway())}`);
  await isReady(page);
  return page;
}

/** Until something can be said. */
export async function isReady(page: Page): Promise<void> {
  await page.shows('document.activeElement.name === "text"');
}

/** In the page: the text of one of its messages, of which the first has number 0. */
export const message = (number: number) => `document.querySelectorAll("li")[${number}].textContent`;

/** In the page: a button with this name. */
export const button = (name: string) => `[...document.querySelectorAll("button")].find(({ textContent }) => textContent === "${name}")`;
