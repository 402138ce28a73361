import { addLetters } from './letter.ts';

addLetters();
await import('../../main/backups/copy-worker.ts');
