import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { presenceHere } from '../../main/engine/dossier/presence/here.ts';

/** The program of `NameTaker`: `take <name>` takes a name, `child` starts a process that lives longer than this one. */
console.log('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const [command, name = ''] = line.split(' ');
  if (command === 'take') {
    console.log((await presenceHere.take(name, String(process.pid))) ? 'holds' : 'refused');
  } else {
    const child = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
    child.unref();
    console.log(child.pid);
  }
}
