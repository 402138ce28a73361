import type { dossierContract, NewDossier } from '../../../shared/dossier/contract.ts';
import type { CommandContext, Handlers, JobContext } from '../operations.ts';
import { receivedCampaign } from '../received-campaign.ts';
import type { Places } from './places.ts';
import { openDossier, sql } from './read.ts';
import type { Session } from './session.ts';
import { unlockingBy } from './vault/keys.ts';

/** A dossier that is made with its content: what it is, what fills it, and what is done in it once it is open. */
export interface Sample {
  readonly dossier: NewDossier;
  readonly fill: (context: CommandContext) => void;
  readonly finish: (context: JobContext) => Promise<void>;
}

/** Operations on the dossier itself. Opening, making and closing are jobs because they need no dossier to be open. */
export function dossierHandlers(
  session: Session,
  places: Places,
  sample: Sample,
): Handlers<typeof dossierContract> {
  return {
    'dossier.current': (context) => session.opened(() => context.read),
    'dossier.list': () => session.known.list(),
    'dossier.asked': () => session.asked,
    'dossier.giveUpAsked': async () => {
      session.ask(null);
      return null;
    },
    'dossier.create': async ({ files }, { folder, campaignFile, ...input }) => {
      const campaign = campaignFile === undefined ? undefined : await receivedCampaign(files, campaignFile);
      return session.create({
        ...input,
        ...(campaign && { campaign }),
        ...(folder !== undefined && { folder: places.pathOf(folder) }),
      });
    },
    'dossier.open': async (_, { folder, passphrase, recoveryCode, ...choice }) =>
      session.open(places.pathOf(folder), {
        ...choice,
        unlocking: unlockingBy({ passphrase, recoveryCode }),
      }),
    'dossier.openSample': (context) =>
      session.create(sample.dossier, sample.fill, () => sample.finish(context)),
    'dossier.close': async () => {
      await session.close();
      return null;
    },
    'dossier.settings': (context, changes) => {
      const { name, networkLabel } = { ...openDossier(context.read), ...changes };
      context.write.run(sql.updateTable('dossier').set({ name, networkLabel }));
      context.describe('Réglages du dossier modifiés');
      return openDossier(context.read);
    },
    'preferences.get': () => {
      const { author, asked } = session.preferences;
      return { author, asked };
    },
    'preferences.set': async (_, { author }) => {
      session.preferences.setAuthor(author);
      return { author };
    },
    'preferences.decline': async () => {
      session.preferences.declineAuthor();
      return null;
    },
  };
}
