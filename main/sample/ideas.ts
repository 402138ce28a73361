/** Invented proposals, findings and practices of the sample, by theme of the 2020 campaign (its built-in order). */
export interface ThemeIdeas {
  readonly findings: readonly string[];
  readonly proposals: readonly { title: string; body: string; audience: string }[];
  readonly practice: {
    kind: 'inspiring' | 'feedback' | 'innovation';
    title: string;
    body: string;
    place: string;
  };
}

export const IDEAS: readonly ThemeIdeas[] = [
  {
    findings: [
      'Pendant le confinement, un élève sur dix environ a été joint seulement par téléphone ou par courrier.',
      'Dans les communes rurales, le débit ne permet pas deux visioconférences à la fois dans un même foyer.',
      'Les parents demandent une seule adresse pour tout\u00a0: aujourd’hui chaque établissement a la sienne.',
    ],
    proposals: [
      {
        title: 'Un fonds de prêt d’ordinateurs par réseau',
        body: 'Constituer dans chaque réseau un fonds d’ordinateurs et de clés de connexion, prêtés à l’année aux familles qui en ont besoin, avec un interlocuteur pour les pannes.',
        audience: 'familles',
      },
      {
        title: 'Ouvrir les salles informatiques après la classe',
        body: 'Ouvrir deux soirs par semaine les salles équipées des collèges aux élèves et à leurs parents, avec un animateur.',
        audience: 'élèves et parents',
      },
      {
        title: 'Une carte des lieux où se connecter',
        body: 'Tenir à jour, avec les communes, la carte des lieux où un élève peut travailler en ligne\u00a0: médiathèques, mairies, tiers-lieux.',
        audience: 'collectivités',
      },
      {
        title: 'Des documents lisibles par tous',
        body: 'Former chaque équipe à produire des documents accessibles aux élèves dyslexiques ou malvoyants, et fournir des modèles.',
        audience: 'enseignants',
      },
      {
        title: 'Un atelier de parentalité numérique à la rentrée',
        body: 'Proposer à chaque rentrée, en école et en sixième, un atelier où parents et enfants prennent en main ensemble l’environnement numérique.',
        audience: 'parents',
      },
      {
        title: 'Traduire les écrans de l’école',
        body: 'Offrir les pages d’aide de l’environnement numérique dans les langues parlées par les familles.',
        audience: 'familles allophones',
      },
      {
        title: 'Un médiateur numérique par bassin',
        body: 'Partager entre les établissements et les communes un poste de médiateur qui aide familles et personnels.',
        audience: 'familles et personnels',
      },
    ],
    practice: {
      kind: 'inspiring',
      title: 'Le bus numérique du réseau',
      body: 'Un bus équipé passe chaque semaine dans quatre villages. Les élèves y travaillent, les parents y font leurs démarches avec un animateur.',
      place: 'nord Vienne',
    },
  },
  {
    findings: [
      'Peu d’équipes savent dire où sont hébergées les données de leurs élèves.',
      'Les outils se multiplient\u00a0: une classe de quatrième en utilise onze.',
      'Les écrans fatiguent\u00a0: plusieurs élèves demandent des plages sans aucun message.',
    ],
    proposals: [
      {
        title: 'Une liste d’outils sûrs, tenue par l’académie',
        body: 'Publier et tenir à jour une liste courte d’outils dont l’usage des données a été vérifié, avec pour chacun une fiche d’une page.',
        audience: 'enseignants',
      },
      {
        title: 'Un délégué aux données dans chaque réseau',
        body: 'Désigner et former une personne par réseau, vers qui se tourner avant d’adopter un nouveau service.',
        audience: 'personnels',
      },
      {
        title: 'Réparer avant de remplacer',
        body: 'Créer dans les lycées professionnels des ateliers de réparation qui remettent en service le matériel des écoles.',
        audience: 'établissements',
      },
      {
        title: 'Une soirée sans message',
        body: 'Convenir d’heures au-delà desquelles ni devoir ni message n’est envoyé, le soir et la fin de semaine.',
        audience: 'toute la communauté',
      },
      {
        title: 'Apprendre à gérer son identité en ligne',
        body: 'Prévoir en cinquième et en seconde trois heures où chaque élève fait le point sur ses traces et ses droits.',
        audience: 'élèves',
      },
      {
        title: 'Des logiciels libres par défaut',
        body: 'Choisir un logiciel libre quand il rend le même service, et mettre en commun les aides à la prise en main.',
        audience: 'collectivités et établissements',
      },
      {
        title: 'Associer les entreprises locales aux essais',
        body: 'Organiser des essais d’un trimestre, évalués par les enseignants, avant tout achat d’un service.',
        audience: 'entreprises',
      },
    ],
    practice: {
      kind: 'feedback',
      title: 'Un trimestre avec un seul outil',
      body: 'Le collège a réduit ses outils à deux pendant un trimestre. Les familles se connectent davantage, les enseignants se forment entre eux.',
      place: 'Charente',
    },
  },
  {
    findings: [
      'Les classes à distance réussies étaient courtes, préparées, et laissaient du temps pour les questions.',
      'La formation est jugée trop courte et trop loin de la discipline enseignée.',
      'Les élèves de voie professionnelle ont le plus souffert de l’arrêt des travaux pratiques.',
    ],
    proposals: [
      {
        title: 'Se former à deux, dans la classe',
        body: 'Remplacer une partie des stages par des visites croisées\u00a0: deux enseignants préparent, mènent et analysent ensemble une séance.',
        audience: 'enseignants',
      },
      {
        title: 'Une banque de séances relues par les pairs',
        body: 'Réunir les séances conçues pendant le confinement, les faire relire et les classer par niveau et par notion.',
        audience: 'enseignants',
      },
      {
        title: 'Des plateaux techniques filmés',
        body: 'Filmer les gestes professionnels dans les ateliers, pour les revoir à distance et préparer les périodes en entreprise.',
        audience: 'élèves de la voie professionnelle',
      },
      {
        title: 'Apprendre à travailler seul',
        body: 'Consacrer en sixième des heures à l’organisation du travail personnel avec et sans écran.',
        audience: 'élèves',
      },
      {
        title: 'Du temps reconnu pour les référents',
        body: 'Reconnaître dans le service des référents numériques le temps passé à aider leurs collègues.',
        audience: 'personnels',
      },
      {
        title: 'Un parcours du CM1 à la troisième',
        body: 'Construire dans chaque réseau une progression commune des compétences numériques, de l’école au collège.',
        audience: 'réseaux',
      },
      {
        title: 'Évaluer autrement à distance',
        body: 'Essayer des évaluations orales ou par projet, et partager les grilles.',
        audience: 'enseignants et inspecteurs',
      },
    ],
    practice: {
      kind: 'innovation',
      title: 'La radio des trois écoles',
      body: 'Trois écoles ont tenu une émission hebdomadaire pendant le confinement\u00a0; elle continue, préparée à distance par les élèves.',
      place: 'Deux-Sèvres',
    },
  },
  {
    findings: [
      'Les réunions à distance ont rapproché les petites écoles, mais allongé les journées.',
      'Chacun a inventé sa façon de partager les fichiers\u00a0; personne ne retrouve rien.',
      'Les agents et les personnels de direction ne sont presque jamais formés avec les enseignants.',
    ],
    proposals: [
      {
        title: 'Un espace de travail commun par réseau',
        body: 'Ouvrir à chaque réseau un espace unique\u00a0: agenda, documents, visioconférence, avec un rangement convenu.',
        audience: 'personnels du réseau',
      },
      {
        title: 'Une charte des réunions à distance',
        body: 'Convenir de réunions de quarante-cinq minutes, avec un ordre du jour, et jamais le mercredi après-midi.',
        audience: 'personnels',
      },
      {
        title: 'Des communautés de métier',
        body: 'Réunir deux fois par an, à distance, les gestionnaires, les directeurs et les documentalistes de l’académie.',
        audience: 'personnels',
      },
      {
        title: 'Former les équipes entières',
        body: 'Former ensemble tous les personnels d’un établissement, agents et direction compris.',
        audience: 'établissements',
      },
      {
        title: 'Accueillir les nouveaux par un tuteur',
        body: 'Donner à chaque arrivant un collègue qui l’accompagne dans les outils de l’établissement.',
        audience: 'nouveaux personnels',
      },
      {
        title: 'Une aide en une heure',
        body: 'Promettre une première réponse en une heure à toute panne qui empêche de faire classe.',
        audience: 'enseignants',
      },
      {
        title: 'Partager les salles de visioconférence',
        body: 'Recenser les salles équipées des établissements et des mairies, et les réserver en ligne.',
        audience: 'réseaux',
      },
    ],
    practice: {
      kind: 'inspiring',
      title: 'Le quart d’heure des trouvailles',
      body: 'Chaque conseil d’école commence par un quart d’heure où un collègue montre ce qu’il a essayé.',
      place: 'Charente-Maritime',
    },
  },
  {
    findings: [
      'Les écoles dépendent des communes, les collèges du département, les lycées de la région\u00a0: un même réseau a trois interlocuteurs.',
      'Les élèves disent ne jamais être consultés sur les outils qu’ils utilisent.',
      'Les équipements arrivent sans que personne ait prévu qui les entretient.',
    ],
    proposals: [
      {
        title: 'Un comité du numérique dans chaque réseau',
        body: 'Réunir deux fois par an établissements, communes, département, région, parents et élèves pour décider ensemble des équipements.',
        audience: 'réseaux et collectivités',
      },
      {
        title: 'Un plan d’équipement sur trois ans',
        body: 'Publier un plan commun aux trois collectivités, revu chaque année, pour que les équipes puissent prévoir.',
        audience: 'collectivités',
      },
      {
        title: 'Consulter les élèves avant d’acheter',
        body: 'Demander l’avis des conseils de la vie collégienne et lycéenne avant tout choix d’outil.',
        audience: 'élèves',
      },
      {
        title: 'Un exercice de continuité par an',
        body: 'Organiser chaque année une journée de classe à distance, pour être prêts et voir qui ne peut pas suivre.',
        audience: 'établissements',
      },
      {
        title: 'Un budget de fonctionnement, pas seulement d’achat',
        body: 'Prévoir avec chaque équipement les heures d’entretien et de formation qui vont avec.',
        audience: 'collectivités',
      },
      {
        title: 'Dire ce que devient chaque proposition',
        body: 'Publier six mois après la consultation la suite donnée à chaque proposition.',
        audience: 'toute la communauté',
      },
      {
        title: 'Des indicateurs simples et publics',
        body: 'Suivre dans chaque réseau trois chiffres\u00a0: élèves équipés, débit, personnels formés dans l’année.',
        audience: 'réseaux',
      },
    ],
    practice: {
      kind: 'feedback',
      title: 'Un achat groupé à vingt-deux communes',
      body: 'Vingt-deux communes ont acheté et entretiennent ensemble le matériel de leurs écoles\u00a0; le coût a baissé d’un cinquième.',
      place: 'sud Charente',
    },
  },
];

/** Rank of the subject, within its theme of the 2020 campaign, under which each proposal above is made. */
export const SUBJECTS: readonly (readonly number[])[] = [
  [0, 0, 0, 2, 1, 2, 0],
  [1, 1, 0, 0, 1, 2, 2],
  [2, 0, 3, 1, 2, 3, 0],
  [0, 0, 1, 1, 1, 0, 0],
  [0, 1, 0, 1, 1, 0, 1],
];

/** What invented networks wrote back: hurried, with typing errors, one idea three times, a contradiction, one off the subject. */
export const RETURN_TEXTS = [
  'Réunion du 24/09, 18 présents.\n- il faut des ordinateurs en prêt pour les familles, avec qqn pour les pannes\n- débit insufisant dans 3 communes\n- les profs veulent des formations dans leur dicipline',
  'Bonjour, voici nos remontées\u00a0: prêter du materiel aux élèves qui n’en ont pas (un stock par réseau\u00a0?). Les réunions en visio c’est bien, à garder.\nBonne réception',
  'Compte rendu rapide. Les parents demandent qu’on puisse emprunter un PC au collège. Trop d’outils différents\u00a0!!! Les réunions à distance\u00a0: on n’en veut plus, on ne se comprend pas.',
  'Nous avons surtout parlé du restaurant scolaire et du ramassage, le numérique sera vu à la prochaine rencontre.',
  'Trois idées\u00a0: 1) un référent par école avec du temps pour ça 2) réparer les vieux PC au LP 3) arreter les messages après 19h',
] as const;
