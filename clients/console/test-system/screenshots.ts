import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, Page } from '../../typescript/test-system/browser.js';
import { project, Stack } from '../../typescript/test-system/stack.js';
import { beginsDocument } from './document.js';
import { startModel } from './model.js';
import { Person } from './person.js';

// The pictures of docs/images; with LOOK_AT=folder every screen besides, to be looked at.
const images = join(project, 'docs/images');
const everything = process.env.LOOK_AT;
if (everything) mkdirSync(everything, { recursive: true });

const program = chromium();
if (!program) throw new Error('There is no Chromium');
const model = await startModel(5);
const [stack, browser] = await Promise.all([Stack.start({ OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'example-1' }), Page.open(program)]);

async function person(name: string, gateway = 0): Promise<Person> {
  const somebody = new Person(await browser.another(), name, stack.urls[gateway] ?? '');
  await somebody.prefers('light');
  await somebody.isWide(1360, 850);
  return somebody.signsIn();
}

async function shoots(somebody: Person, name: string, forDocs = false): Promise<void> {
  if (!forDocs && !everything) return;
  await somebody.pointsAt({ x: 2, y: 2 });
  await new Promise((resolve) => setTimeout(resolve, 400));
  const { data } = await somebody.page.ask('Page.captureScreenshot', { format: 'png' });
  if (forDocs) writeFileSync(join(images, `${name}.png`), Buffer.from(data, 'base64'));
  if (everything) writeFileSync(join(everything, `${name}.png`), Buffer.from(data, 'base64'));
}

/** In both colours, and as narrow and as wide as it gets. */
async function everyWay(somebody: Person, name: string): Promise<void> {
  if (!everything) return;
  for (const scheme of ['light', 'dark'] as const) {
    await somebody.prefers(scheme);
    for (const [size, width, height] of [['narrow', 360, 740], ['middle', 900, 700], ['wide', 1920, 1000]] as const) {
      await somebody.isWide(width, height);
      await shoots(somebody, `${name}-${scheme}-${size}`);
    }
  }
  await somebody.prefers('light');
  await somebody.isWide(1360, 850);
}

try {
  const visitor = new Person(await browser.another(), 'Visitor', stack.urls[0] ?? '');
  await visitor.page.goTo(`${visitor.url}/`);
  await visitor.sees('#name');
  await everyWay(visitor, 'sign-in');

  const ada = await person('Ada');
  await everyWay(ada, 'welcome');
  await ada.types('Is it safe to add up what people type with eval(userInput)?', '.composer textarea');
  await ada.presses('Enter');
  await ada.sees('.message[data-role=assistant][data-state=stored]');

  await ada.clicks('.begin button', 'Write to people');
  await ada.types('Release', '#group-title');
  await ada.types('Bob', '#person');
  await ada.clicks('dialog .row button', 'Add');
  await ada.sees('.chosen li', 'Bob');
  await ada.types('Grace', '#person');
  await everyWay(ada, 'write-to-people');
  await ada.clicks('dialog button.primary');
  await ada.sees('.thread-header h1', 'Release');
  const [bob, grace] = [await person('Bob', 1), await person('Grace', 1)];
  for (const one of [bob, grace]) await one.clicks('.conversation-row a', 'Release');
  await ada.says('The calculator is ready to go out, I think.');
  await bob.sees('.message', 'ready to go out');
  await bob.says('Wait: it calls eval on what people type. See https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/eval');
  await grace.sees('.message', 'Wait');
  await grace.chooses('React', 'Wait', '👀');
  await grace.chooses('Reply', 'ready to go out');
  await grace.says('@ai is it safe to add up what people type with eval?');
  await ada.sees('.message[data-role=assistant][data-state=stored]');
  await ada.chooses('React', '@ai is it safe', '👍');
  await bob.says('That settles it. I will change it this afternoon.');
  await ada.sees('.message', 'That settles it');
  await ada.sees('.readers');
  await grace.types('T', '.composer textarea');
  await grace.types('hank you!');
  await ada.sees('.typing', 'Grace');
  await shoots(ada, 'console-people', true);
  await everyWay(ada, 'group');
  await ada.clicks('.thread-header button', 'Details');
  await ada.sees('.members li', 'Grace');
  await everyWay(ada, 'members');
  await ada.clicks('.details button', 'Close');

  await ada.clicks('.conversation-row a', 'Is it safe to add up');
  await ada.sees('.message[data-role=assistant] .hljs-keyword');
  await ada.clicks('.conversation-row button', 'Actions for Is it safe');
  await ada.sees('.menu-item', 'Pin');
  await shoots(ada, 'menu');
  await ada.clicks('.menu-item', 'Pin');
  await ada.sees('.conversation-row svg[aria-label=pinned]');
  await shoots(ada, 'console', true);
  await everyWay(ada, 'answer');
  await ada.clicks('.brand button', 'Frames');
  await ada.sees('.frame');
  await ada.isWide(1600, 850);
  await ada.prefers('dark');
  await shoots(ada, 'console-frames', true);
  await everyWay(ada, 'frames');
  await ada.clicks('.brand button', 'Frames');
  await ada.types('eval', '#search');
  await ada.sees('.hit mark');
  await everyWay(ada, 'found');
  await ada.presses('Escape');
  await ada.clicks('.cut');
  await ada.says('Said into the void');
  await ada.sees('.message[data-state=sending]');
  await shoots(ada, 'cut');
  await ada.clicks('.cut');

  await bob.isWide(360, 740);
  await bob.prefers('dark');
  await bob.sees('.message', 'That settles it');
  await shoots(bob, 'console-narrow', true);
  await bob.clicks('.back');
  await bob.sees('.conversation-row');
  await shoots(bob, 'list-dark-narrow');

  await beginsDocument(grace);
  await grace.sees('.preview .paper', 'computes by steam');
  await shoots(grace, 'console-document', true);
  await everyWay(grace, 'document');
  await grace.clicks('.button[aria-label="Back to the documents"]');
  await grace.sees('.known a');
  await everyWay(grace, 'documents');
} finally {
  await browser.close();
  await stack.stop();
  model.stop();
}
