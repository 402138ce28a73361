import { AppError } from '../../shared/errors.ts';
import type { TypedPerson } from '../../shared/personal-data/contract.ts';
import { bareStatement } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import type { CommandContext } from '../engine/operations.ts';
import { forgetThisChange } from './erase.ts';
import { type Erased, leftFrom } from './erasures.ts';
import { isNamedAs, type Sought, seek } from './matching.ts';
import { mentionsOf } from './mentions.ts';
import { imagesOfDeleted, othersLike } from './people-sought.ts';
import { redactPeople } from './redact.ts';

/** Someone without a card, to be looked for; who has a card and bears the same family name is someone else. */
export function soughtNamed(read: Reader, person: TypedPerson): Sought {
  const identities = [identityOf(person)];
  return seek(identities, othersLike(read, [], identities));
}

/** Erases someone without a card from the history and what is being typed, and lists the texts that name them. */
export function eraseNamed({ write }: CommandContext, person: TypedPerson): Erased {
  const sought = soughtNamed(write, person);
  redactPeople(write, sought, [identityOf(person)]);
  forgetThisChange(write);
  const left = leftFrom(mentionsOf(write, sought, { except: new Set(), thorough: true }));
  return { counts: { identity: 1 }, left };
}

const identityOf = (person: TypedPerson) => ({ ...person, email: null, phone: null });

/** Throws `has-card` when someone of that name has a card, there or in the trash: it is erased with it. */
export function requireNoCard(read: Reader, person: TypedPerson): void {
  const cards = read.all(bareStatement<TypedPerson>('SELECT familyName, givenName FROM person', []));
  if ([...cards, ...imagesOfDeleted(read)].some((card) => isNamedAs(card, person))) throw hasCard();
}

const hasCard = () =>
  new AppError(
    'has-card',
    'Quelqu’un de ce nom a une fiche, peut-être dans la corbeille\u00a0: rien n’a changé. Cherchez son nom ci-dessus, et effacez cette personne depuis sa fiche.',
  );
