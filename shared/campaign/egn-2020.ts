import { USUAL_FUNCTIONS } from './functions.ts';
import type { Campaign } from './model.ts';

/** États généraux du numérique pour l’Éducation: the first campaign, built in. */
export const EGN_2020: Campaign = {
  id: 'egn-2020',
  name: 'États généraux du numérique pour l’Éducation',
  shortName: 'EGN 2020',
  startsOn: '2020-09-07',
  endsOn: '2020-10-16',
  synthesisDeadline: '2020-10-16',
  nationalEvent: {
    name: 'États généraux du numérique pour l’Éducation',
    place: 'Poitiers',
    startsOn: '2020-11-04',
    endsOn: '2020-11-05',
  },
  stakes: [
    { id: 'continuite', title: 'La continuité pédagogique, éducative et administrative' },
    { id: 'nouvelles-modalites', title: 'De nouvelles modalités de travail, à distance puis hybrides' },
    { id: 'temps-et-lieux', title: 'Des temps d’apprentissage décalés et des lieux qui deviennent poreux' },
  ],
  themes: [
    {
      id: 'egal-acces',
      title: 'Un égal accès au numérique pour tous / Fracture numérique',
      shortTitle: 'Égal accès',
      subjects: [
        { id: 'egalite-d-acces', title: 'Égalité d’accès' },
        { id: 'parentalite', title: 'Numérique et parentalité' },
        { id: 'inclusion', title: 'Inclusion' },
      ],
    },
    {
      id: 'responsable-et-souverain',
      title: 'Un numérique responsable et souverain',
      shortTitle: 'Responsable et souverain',
      subjects: [
        { id: 'developpement-durable', title: 'Développement durable, santé et bien-être' },
        { id: 'donnees-personnelles', title: 'Données personnelles et identité numérique' },
        { id: 'edtech', title: 'Acteurs économiques – EdTech' },
      ],
    },
    {
      id: 'enseigner-et-apprendre',
      title: 'Enseigner et apprendre avec le numérique',
      shortTitle: 'Enseigner et apprendre',
      subjects: [
        { id: 'enseigner', title: 'Enseigner avec le numérique' },
        { id: 'apprendre', title: 'Apprendre avec le numérique' },
        { id: 'formation-des-enseignants', title: 'La formation des enseignants' },
        {
          id: 'ecoles-colleges-lycees',
          title: 'Écoles, collèges, lycées généraux, technologiques et professionnels',
        },
      ],
    },
    {
      id: 'travailler-ensemble',
      title: 'Travailler ensemble autrement / Culture numérique professionnelle commune',
      shortTitle: 'Travailler ensemble',
      subjects: [
        { id: 'cooperation', title: 'Coopération' },
        { id: 'developpement-professionnel', title: 'Développement professionnel' },
      ],
    },
    {
      id: 'gouvernance',
      title: 'Gouvernance et anticipation',
      shortTitle: 'Gouvernance',
      subjects: [
        { id: 'co-construire', title: 'Co-construire' },
        { id: 'orienter-anticiper', title: 'Orienter, anticiper' },
      ],
    },
  ],
  categories: [
    { id: 'eleves', title: 'Élève', plural: 'Élèves' },
    { id: 'parents', title: 'Parent', plural: 'Parents' },
    { id: 'enseignants', title: 'Enseignant', plural: 'Enseignants' },
    { id: 'encadrement', title: 'Personnel d’encadrement', plural: 'Personnels d’encadrement' },
    { id: 'agents', title: 'Agent', plural: 'Agents' },
    { id: 'charges-de-mission', title: 'Chargé de mission', plural: 'Chargés de mission' },
    { id: 'collectivites', title: 'Collectivité territoriale', plural: 'Collectivités territoriales' },
    { id: 'associations', title: 'Association', plural: 'Associations' },
    { id: 'entreprises', title: 'Entreprise', plural: 'Entreprises' },
    { id: 'recherche', title: 'Laboratoire / recherche', plural: 'Laboratoires / recherche' },
    { id: 'autres', title: 'Autre', plural: 'Autres' },
  ],
  networkLabel: 'réseau ECLORE',
  functions: USUAL_FUNCTIONS,
  departmentalAgenda: {
    startTime: '08:30',
    items: [
      { kind: 'welcome', title: 'Accueil et inscription dans les ateliers', durationMinutes: 30 },
      { kind: 'opening', title: 'Ouverture', durationMinutes: 15 },
      { kind: 'round-table', title: 'Table ronde', durationMinutes: 60 },
      { kind: 'move', title: 'Installation dans les ateliers', durationMinutes: 15 },
      { kind: 'workshops', title: 'Ateliers', durationMinutes: 60 },
      { kind: 'break', title: 'Pause', durationMinutes: 15 },
      { kind: 'restitution', title: 'Restitution des ateliers', durationMinutes: 15 },
      { kind: 'synthesis', title: 'Synthèse par les grands témoins', durationMinutes: 45 },
      { kind: 'closing', title: 'Clôture', durationMinutes: 15 },
    ],
  },
};

/** The campaigns that the application knows without being given any. */
export const CAMPAIGNS: readonly Campaign[] = [EGN_2020];
