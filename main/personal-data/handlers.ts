import type { personalDataContract } from '../../shared/personal-data/contract.ts';
import { LISTED_WITHIN } from '../engine/dossier/known-dossiers.ts';
import type { DossierStore } from '../engine/dossier/store.ts';
import type { Handlers } from '../engine/operations.ts';
import { farMeetings, lastMeeting, retained } from './due.ts';
import { Erasing, type ErasingParts } from './erasing.ts';
import { erasuresOf } from './erasures.ts';
import { dataOf, textsNaming } from './held.ts';
import { leaveThere, listLeft } from './left.ts';
import { soughtNamed } from './named.ts';
import { offerList } from './offer.ts';
import { findPeople, personOf } from './people-sought.ts';
import { keepFor } from './retention.ts';

interface Parts extends ErasingParts {
  /** The open dossier; throws `no-dossier` when none is. */
  readonly dossier: () => DossierStore;
}

export function personalDataHandlers({ dossier, ...parts }: Parts): Handlers<typeof personalDataContract> {
  const erasing = new Erasing(parts);
  return {
    'personalData.overview': async ({ read, now }) => ({
      kinds: retained(read, now()),
      lastMeetingOn: lastMeeting(read),
      farMeetings: farMeetings(read, now()),
      erasures: erasuresOf(read),
      left: listLeft(read),
      copies: await parts.copies(LISTED_WITHIN),
    }),
    'personalData.keepFor': keepFor,
    'personalData.purge': (context, { kinds }) => erasing.due(context, kinds),
    'personalData.find': ({ read }, { text, limit }) => findPeople(read, text, limit),
    'personalData.of': async ({ read }, { personId }) => {
      personOf(read, personId);
      return dataOf(dossier(), personId);
    },
    'personalData.export': async ({ dossier, files: shelf }, { personId }) => {
      const { own, mentions } = await dataOf(dossier, personId);
      return offerList(shelf, personOf(dossier, personId).person, [...own, ...mentions]);
    },
    'personalData.erase': (context, { personId }) => erasing.person(context, personId),
    'personalData.ofNamed': async ({ read }, person) => textsNaming(dossier(), soughtNamed(read, person)),
    'personalData.exportNamed': async ({ dossier, files: shelf }, person) => {
      const named = await textsNaming(dossier, soughtNamed(dossier, person));
      return offerList(shelf, person, named);
    },
    'personalData.eraseNamed': (context, person) => erasing.named(context, person),
    'personalData.eraseThere': async (context, { keys }) => {
      await erasing.there(context, keys);
      return null;
    },
    'personalData.leaveThere': leaveThere,
  };
}
