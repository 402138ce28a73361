import type { AgendaKind, MeetingState, NewAgendaItem, NewMeeting, Speaker } from './model.ts';

/** What became of a meeting, inside a sentence or between brackets. */
export const MEETING_STATES: Readonly<Record<MeetingState, string>> = {
  draft: 'brouillon',
  confirmed: 'confirmée',
  postponed: 'reportée',
  held: 'tenue',
  cancelled: 'annulée',
};

/** How the screens and the history name what is known of a meeting. */
export const MEETING_FIELDS = {
  title: 'Titre',
  level: 'Niveau',
  territoryCode: 'Territoire',
  networkId: 'Réseau',
  state: 'État',
  date: 'Date',
  startTime: 'Début',
  endTime: 'Fin',
  zone: 'Fuseau horaire',
  venueId: 'Lieu',
  link: 'Lien pour participer à distance',
  contactName: 'Contact',
  notes: 'Notes',
} as const satisfies Record<keyof NewMeeting, string>;

/** The same of an item of its déroulé. */
export const AGENDA_FIELDS = {
  kind: 'Nature',
  title: 'Titre de la séquence',
  durationMinutes: 'Durée',
  details: 'Précisions',
} as const satisfies Record<keyof NewAgendaItem, string>;

/** The same of someone who speaks there. */
export const SPEAKER_FIELDS = {
  name: 'Nom',
  function: 'Fonction',
  organisation: 'Établissement ou structure',
  role: 'Rôle',
  agendaItemId: 'Séquence',
  byVideo: 'À distance',
  representedByName: 'Représenté par',
  representedByFunction: 'Fonction du représentant',
} as const satisfies Record<keyof Omit<Speaker, 'id'>, string>;

export const AGENDA_KINDS: Readonly<Record<AgendaKind, string>> = {
  welcome: 'Accueil',
  opening: 'Ouverture',
  'round-table': 'Table ronde',
  move: 'Déplacement',
  workshops: 'Ateliers',
  break: 'Pause',
  restitution: 'Restitution',
  synthesis: 'Synthèse',
  closing: 'Clôture',
  other: 'Autre',
};

export const SPEAKER_ROLES: Readonly<Record<Speaker['role'], string>> = {
  opening: 'Ouvre la rencontre',
  'round-table': 'Participe à la table ronde',
  witness: 'Grand témoin',
  closing: 'Clôt la rencontre',
  other: 'Autre',
};
