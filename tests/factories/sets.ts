import type { SqlValue } from '../../main/engine/dossier/database.ts';
import { openDossier } from '../../main/engine/dossier/read.ts';
import { bareStatement } from '../../main/engine/dossier/sql.ts';
import type { DossierStore, Writer } from '../../main/engine/dossier/store.ts';
import { Draw } from '../../main/sample/draw.ts';
import { FAMILY_NAMES, FUNCTIONS, GIVEN_NAMES } from '../../main/sample/names.ts';
import type { Theme } from '../../shared/campaign/model.ts';

export interface SetSize {
  readonly meetings: number;
  readonly people: number;
  readonly workshops: number;
  readonly proposals: number;
}

export const SETS = {
  typical: { meetings: 25, people: 600, workshops: 125, proposals: 150 },
  large: { meetings: 100, people: 3000, workshops: 500, proposals: 1500 },
  stress: { meetings: 500, people: 20_000, workshops: 2500, proposals: 10_000 },
} as const satisfies Record<string, SetSize>;

const HARD_NAMES = [
  'N’Diaye',
  'Le Goff',
  'd’Hérouville',
  'Lefèbvre-Œuvrard',
  'Gonçalvès',
  'Ndoye-Saint-Macary',
];
const LONG_NAME = 'de La Rochefoucauld-Montbel d’Entraygues-sur-Truyère';
const LONG_FUNCTION =
  'inspectrice de l’Éducation nationale chargée de la circonscription et référente départementale du numérique éducatif';
const TOWNS = [
  'Poitiers',
  'Niort',
  'Angoulême',
  'Saint-Jean-d’Angély',
  'Châtellerault',
  'Thouars',
  'Cognac',
  'Saintes',
];
const DEPARTMENTS = ['016', '017', '079', '086'];
const VENUES = 20;
/** Rows written by one command, as by an import. */
const BATCH = 2000;
const AT = '2020-10-12T08:00:00.000Z';

/** Writes a set of invented rows into a new dossier: always the same, with the names that break lists. */
export async function fillSet(store: DossierStore, size: SetSize): Promise<void> {
  const { themes } = openDossier(store).campaign;
  await writeRows(store, 'Lieux ajoutés', venueRows());
  await writeRows(store, 'Personnes importées', personRows(size));
  await writeRows(store, 'Rencontres ajoutées', meetingRows(size));
  await writeRows(store, 'Ateliers ajoutés', workshopRows(size, themes));
  await writeRows(store, 'Inscriptions importées', registrationRows(size));
  await writeRows(store, 'Propositions saisies', proposalRows(size, themes));
}

interface TableRow {
  readonly table: string;
  readonly values: Readonly<Record<string, SqlValue>>;
}

async function writeRows(store: DossierStore, description: string, rows: Iterable<TableRow>): Promise<void> {
  const all = [...rows];
  for (let at = 0; at < all.length; at += BATCH) {
    const batch = all.slice(at, at + BATCH);
    await store.transact({ operation: 'sets.fill', author: 'Camille', at: AT, description }, (write) => {
      for (const row of batch) insert(write, row);
    });
  }
}

function insert(write: Writer, { table, values }: TableRow): void {
  const columns = Object.keys(values);
  const places = columns.map(() => '?').join(', ');
  write.run(
    bareStatement(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`, Object.values(values)),
  );
}

/** The identifier of the nth row of a kind: a UUIDv7 of 12 October 2020. */
function idOf(kind: number, index: number): string {
  return `01751b93-0000-7${String(kind).padStart(3, '0')}-8000-${index.toString(16).padStart(12, '0')}`;
}

const venueId = (index: number) => idOf(1, index);
const personId = (index: number) => idOf(2, index);
const meetingId = (index: number) => idOf(3, index);
const workshopId = (index: number) => idOf(4, index);

function* venueRows(): Generator<TableRow> {
  for (let index = 0; index < VENUES; index++) {
    const city = TOWNS[index % TOWNS.length] ?? '';
    yield {
      table: 'venue',
      values: {
        id: venueId(index),
        name: `Lycée ${FAMILY_NAMES[index]}`,
        uai: '',
        street: `${index + 1} rue des Écoles`,
        postcode: '86000',
        city,
        departmentCode: DEPARTMENTS[index % DEPARTMENTS.length] ?? null,
        latitude: null,
        longitude: null,
        contactName: '',
        contactEmail: '',
        contactPhone: '',
        notes: '',
      },
    };
  }
}

function* personRows({ people }: SetSize): Generator<TableRow> {
  const draw = new Draw(2020);
  for (let index = 0; index < people; index++) {
    const civility = draw.pick(['Mme', 'M.'] as const);
    const [category, , functions] = draw.weighted(FUNCTIONS.map((one) => [one, one[1]] as const));
    const familyName = draw.chance(8) ? draw.pick(HARD_NAMES) : draw.pick(FAMILY_NAMES);
    const city = draw.pick(TOWNS);
    yield {
      table: 'person',
      values: {
        id: personId(index),
        civility,
        familyName: index % 997 === 7 ? LONG_NAME : familyName,
        givenName: draw.pick(GIVEN_NAMES[civility]),
        email: draw.chance(12) ? '' : `personne.${index}@example.org`,
        phone: '',
        category,
        function: index % 499 === 3 ? LONG_FUNCTION : draw.pick(functions),
        mandate: '',
        organisation: `Collège ${draw.pick(FAMILY_NAMES)}, ${city}`,
        uai: '',
        network: '',
        minor: category === 'eleves' ? 1 : 0,
        pmr: draw.chance(2) ? 1 : 0,
      },
    };
  }
}

function* meetingRows({ meetings }: SetSize): Generator<TableRow> {
  const draw = new Draw(14);
  for (let index = 0; index < meetings; index++) {
    const day = String(7 + (index % 24)).padStart(2, '0');
    yield {
      table: 'meeting',
      values: {
        id: meetingId(index),
        title: `Rencontre ${index + 1}, ${draw.pick(TOWNS)}`,
        level: 'department',
        territoryCode: DEPARTMENTS[index % DEPARTMENTS.length] ?? null,
        networkId: null,
        state: 'confirmed',
        date: `2020-09-${day}`,
        startTime: '08:30',
        endTime: '13:00',
        zone: 'Europe/Paris',
        venueId: venueId(index % VENUES),
        link: '',
        contactName: '',
        notes: '',
        revision: 0,
      },
    };
  }
}

function* workshopRows({ meetings, workshops }: SetSize, themes: readonly Theme[]): Generator<TableRow> {
  for (let index = 0; index < workshops; index++) {
    const position = Math.floor(index / meetings);
    const theme = themes[position % themes.length];
    yield {
      table: 'workshop',
      values: {
        id: workshopId(index),
        meetingId: meetingId(index % meetings),
        position,
        title: theme?.shortTitle ?? '',
        themeId: theme?.id ?? '',
        subjectId: null,
        roomId: null,
        capacity: 24,
        facilitator: '',
        rapporteur: '',
      },
    };
  }
}

function* registrationRows({ meetings, people, workshops }: SetSize): Generator<TableRow> {
  const perMeeting = workshops / meetings;
  for (let index = 0; index < people; index++) {
    const meeting = index % meetings;
    const position = Math.floor(index / meetings) % perMeeting;
    yield {
      table: 'registration',
      values: {
        id: idOf(5, index),
        personId: personId(index),
        meetingId: meetingId(meeting),
        status: 'registered',
        origin: 'import',
        remote: 0,
        registeredAt: AT,
        attendance: null,
        attendanceAt: null,
        representedBy: '',
        workshopId: workshopId(position * meetings + meeting),
      },
    };
  }
}

function* proposalRows(
  { meetings, workshops, proposals }: SetSize,
  themes: readonly Theme[],
): Generator<TableRow> {
  const draw = new Draw(5);
  const sentence =
    'Prévoir, avec les équipes et les familles, un temps dédié et des moyens partagés à l’échelle du réseau. ';
  for (let index = 0; index < proposals; index++) {
    const workshop = index % workshops;
    const theme = themes[Math.floor(workshop / meetings) % themes.length];
    yield {
      table: 'proposal',
      values: {
        id: idOf(6, index),
        meetingId: meetingId(workshop % meetings),
        workshopId: workshopId(workshop),
        position: Math.floor(index / workshops),
        title: `Proposition ${index + 1} : ${draw.pick(TOWNS)}`,
        body: sentence.repeat(1 + draw.below(4)),
        themeId: theme?.id ?? '',
        subjectId: theme?.subjects[0]?.id ?? null,
        audience: 'enseignants',
        votes: draw.chance(40) ? draw.below(60) : null,
      },
    };
  }
}
