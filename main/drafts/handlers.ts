import type { draftsContract } from '../../shared/drafts/contract.ts';
import { AppError } from '../../shared/errors.ts';
import { dossierId } from '../engine/dossier/read.ts';
import type { Reader } from '../engine/dossier/store.ts';
import type { Handlers } from '../engine/operations.ts';
import { adoptDrafts } from './adopt.ts';
import { listDrafts } from './read.ts';
import { forgetDrafts, keepDrafts } from './write.ts';

interface Parts {
  /** Called while what is typed is being kept or forgotten. */
  readonly touched: () => void;
}

export const draftsHandlers = ({ touched }: Parts): Handlers<typeof draftsContract> => ({
  'drafts.list': ({ read }, { dossier }) => {
    requireOpen(read, dossier);
    return listDrafts(read);
  },
  'drafts.keep': (context, { dossier, ...typed }) => {
    requireOpen(context.read, dossier);
    keepDrafts(context, typed);
    touched();
    return null;
  },
  'drafts.forget': ({ read, write }, { dossier, drafts }) => {
    requireOpen(read, dossier);
    forgetDrafts(write, drafts);
    touched();
    return null;
  },
  'drafts.adopt': (context, { dossier, ...left }) => {
    requireOpen(context.read, dossier);
    return adoptDrafts(context, left);
  },
});

function requireOpen(read: Reader, dossier: string): void {
  if (dossierId(read) === dossier) return;
  throw new AppError(
    'other-dossier',
    'Un autre dossier a été ouvert entre-temps\u00a0: ce que vous étiez en train de saisir n’a pas été gardé.',
  );
}
