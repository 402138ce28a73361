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
      description: '',
      subjects: [
        { id: 'egalite-d-acces', title: 'Égalité d’accès', address: '' },
        { id: 'parentalite', title: 'Numérique et parentalité', address: '' },
        { id: 'inclusion', title: 'Inclusion', address: '' },
      ],
    },
    {
      id: 'responsable-et-souverain',
      title: 'Un numérique responsable et souverain',
      shortTitle: 'Responsable et souverain',
      description: '',
      subjects: [
        { id: 'developpement-durable', title: 'Développement durable, santé et bien-être', address: '' },
        { id: 'donnees-personnelles', title: 'Données personnelles et identité numérique', address: '' },
        { id: 'edtech', title: 'Acteurs économiques – EdTech', address: '' },
      ],
    },
    {
      id: 'enseigner-et-apprendre',
      title: 'Enseigner et apprendre avec le numérique',
      shortTitle: 'Enseigner et apprendre',
      description: '',
      subjects: [
        { id: 'enseigner', title: 'Enseigner avec le numérique', address: '' },
        { id: 'apprendre', title: 'Apprendre avec le numérique', address: '' },
        { id: 'formation-des-enseignants', title: 'La formation des enseignants', address: '' },
        {
          id: 'ecoles-colleges-lycees',
          title: 'Écoles, collèges, lycées généraux, technologiques et professionnels',
          address: '',
        },
      ],
    },
    {
      id: 'travailler-ensemble',
      title: 'Travailler ensemble autrement / Culture numérique professionnelle commune',
      shortTitle: 'Travailler ensemble',
      description: '',
      subjects: [
        { id: 'cooperation', title: 'Coopération', address: '' },
        { id: 'developpement-professionnel', title: 'Développement professionnel', address: '' },
      ],
    },
    {
      id: 'gouvernance',
      title: 'Gouvernance et anticipation',
      shortTitle: 'Gouvernance',
      description: '',
      subjects: [
        { id: 'co-construire', title: 'Co-construire', address: '' },
        { id: 'orienter-anticiper', title: 'Orienter, anticiper', address: '' },
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
  fallback: 'autres',
  networkLabel: 'réseau ECLORE',
  functions: USUAL_FUNCTIONS,
  addresses: { questionnaire: '', platform: '' },
  steps: [
    'S’inscrire sur la plateforme',
    'Choisir un thème',
    'Choisir un sujet',
    'Écrire une «\u00a0Nouvelle proposition\u00a0»',
    'Suivre sa proposition jusqu’à sa publication',
  ],
  daysOff: [],
  publicDomains: ['ac-*.fr'],
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
