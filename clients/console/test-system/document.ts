import type { Person } from './person.js';

/** Answers every question of a non-disclosure agreement, looks everything over, changes one answer, and has it made. */
export async function makesDocument(somebody: Person): Promise<void> {
  await beginsDocument(somebody);
  await next(somebody, 'From which date', () => somebody.page.value(`(() => {
    const field = document.querySelector('.question input[type=date]');
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, '2030-05-01');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  })()`));
  await next(somebody, 'For how many months', () => somebody.types('36', '.question input'));
  await somebody.sees('#question-text', 'should not count as confidential');
  await somebody.findsNoBarrier('a question');
  await somebody.clicks('.question button', 'Skip');
  await next(somebody, 'optional clauses', () => somebody.clicks('.options label', 'Residuals'));
  await next(somebody, 'Which law', () => somebody.clicks('.options label', 'Ireland'));
  await next(somebody, 'owe a fixed sum', () => somebody.clicks('.options label', 'Yes'));
  await next(somebody, 'How much', () => somebody.types('5000', '.money input'));
  await somebody.sees('#review-title');
  await somebody.findsNoBarrier('the review');
  await somebody.clicks('.review button', 'Revise: Second party');
  await next(somebody, 'second party', () => somebody.types('Byron & Daughters', '.question input'));
  await somebody.sees('.review dd', 'Byron & Daughters');
  await somebody.clicks('.review .primary');
  await somebody.sees('.finished .paper', 'Byron & Daughters');
}

/** Changes one answer of the finished document, looks everything over, and has it made anew. */
export async function revisesDocument(somebody: Person): Promise<void> {
  await somebody.sees('.finished .version', 'Version 1');
  await somebody.clicks('.downloads button', 'Revise');
  await somebody.sees('.finished .answers dd', 'Byron & Daughters');
  await somebody.findsNoBarrier('which answer to revise');
  await somebody.clicks('.finished .answers button', 'Revise: First party');
  await somebody.sees('#question-text', 'first party');
  // What is there stays there meanwhile.
  await somebody.clicks('.document .bar button', 'Back to the document');
  await somebody.sees('.finished .paper', 'Analytical Engines Ltd');
  await somebody.clicks('.downloads button', 'Go on revising');
  await next(somebody, 'first party', () => somebody.types('Difference Engines Ltd', '.question input'));
  await somebody.sees('.review dd', 'Difference Engines Ltd');
  await somebody.clicks('.review .primary');
  await somebody.sees('.finished .version', 'Version 2');
  await somebody.sees('.finished .paper', 'Difference Engines Ltd');
}

/** The first answers, up to the date. */
export async function beginsDocument(somebody: Person): Promise<void> {
  await somebody.clicks('.begin a', 'Documents');
  await somebody.sees('.templates button', 'non-disclosure');
  await somebody.findsNoBarrier('the documents');
  await somebody.clicks('.templates button', 'non-disclosure');
  await next(somebody, 'first party', () => somebody.types('Analytical Engines Ltd', '.question input'));
  await next(somebody, 'second party', () => somebody.types('Byron & Sons', '.question input'));
  await somebody.sees('.preview .paper', 'Analytical Engines Ltd');
  await next(somebody, 'are companies', () => somebody.clicks('.options label', 'Only the first'));
  await next(somebody, 'registration number', () => somebody.types('HRB 1815', '.question input'));
  await next(somebody, 'notices to the first', () => somebody.types('ada@example.org', '.question input'));
  await next(somebody, 'notices to the second', () => somebody.types('byron@example.org', '.question input'));
  await next(somebody, 'want to share information for', () => somebody.types('To build a machine that computes by steam.', '.question textarea'));
  await somebody.sees('#question-text', 'From which date');
}

/** A contract up to its duties, of which there are two, said all at once. */
export async function listsDuties(somebody: Person): Promise<void> {
  await somebody.clicks('.begin a', 'Documents');
  await somebody.clicks('.templates button', 'mployment');
  await next(somebody, 'employer', () => somebody.types('Byron & Daughters', '.question input'));
  await next(somebody, 'employee', () => somebody.types('Charles', '.question input'));
  await next(somebody, 'mail', () => somebody.types('charles@example.org', '.question input'));
  await next(somebody, 'title', () => somebody.types('Engineer', '.question input'));
  await somebody.sees('.group-row legend', 'duty 1');
  await somebody.types('Turns the crank', '.group-row input');
  await somebody.clicks('.add-row');
  await somebody.sees('.group-row legend', 'duty 2');
  // Where the focus has gone.
  await somebody.types('Oils the wheels');
  await somebody.findsNoBarrier('a list of groups');
  await next(somebody, 'main duties', async () => {});
  await somebody.sees('#question-text', 'first day of work');
  await somebody.sees('.answers dd', 'Turns the crank; Oils the wheels');
}

async function next(somebody: Person, question: string, answer: () => Promise<unknown>): Promise<void> {
  await somebody.sees('#question-text', question);
  await answer();
  await somebody.clicks('.question button.primary', 'Next');
}
