import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { project } from '../../typescript/test-system/stack.js';

const clients = join(project, 'clients');

/** The last of the three commands of its README, as it is said in the folder of the clients; what comes before it is done once for all of them. */
function command(example: string): string {
  const readme = readFileSync(join(clients, 'examples', example, 'README.md'), 'utf8');
  const commands = /```sh\n([\s\S]*?)```/.exec(readme)?.[1]?.trim().split('\n') ?? [];
  assert.equal(commands.length, 3);
  return commands[2]?.split(' && ').at(-1) ?? '';
}

/** Runs an example by its command, changed as far as it has to be, until it says this; it ends with the test. */
export async function run(t: TestContext, example: string, changed: (command: string) => string, says: RegExp): Promise<RegExpExecArray> {
  const program = spawn('bash', ['-c', changed(command(example))], { cwd: clients, detached: true, env: { ...process.env, NO_COLOR: '1' } });
  const ended = new Promise((resolve) => program.once('exit', resolve));
  // Whatever ends the tests ends the example, and all that it consists of.
  const end = () => {
    if (program.exitCode === null && program.signalCode === null && program.pid !== undefined) process.kill(-program.pid, 'SIGTERM');
  };
  process.once('exit', end);
  t.after(async () => {
    end();
    await ended;
    process.off('exit', end);
  });
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (text: Buffer) => {
      said += String(text);
      const found = says.exec(said);
      if (found) resolve(found);
    };
    program.stdout.on('data', hear);
    program.stderr.on('data', hear);
    program.once('exit', (code) => reject(new Error(`${example} ended with ${code}:\n${said}`)));
  });
}
