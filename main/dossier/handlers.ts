import type { dossierContract } from '../../shared/dossier/contract.ts';
import type { Handlers } from '../operations.ts';
import { openDossier, sql } from './read.ts';
import type { Session } from './session.ts';

/** Operations on the dossier itself. Opening, making and closing are jobs because they need no dossier to be open. */
export function dossierHandlers(session: Session): Handlers<typeof dossierContract> {
  return {
    'dossier.current': async () => {
      const opened = session.opened();
      if (opened) await session.current().durable();
      return opened;
    },
    'dossier.list': () => session.list(),
    'dossier.create': (_, input) => session.create(input),
    'dossier.open': (_, { folder, ...choice }) => session.open(folder, choice),
    'dossier.close': async () => {
      await session.close();
      return null;
    },
    'dossier.settings': (context, { name, networkLabel }) => {
      context.write.run(sql.updateTable('dossier').set({ name, networkLabel }));
      context.describe('Réglages du dossier modifiés');
      return openDossier(context.read);
    },
    'preferences.get': () => ({ author: session.preferences.author }),
    'preferences.set': async (_, { author }) => {
      session.preferences.setAuthor(author);
      return { author };
    },
  };
}
