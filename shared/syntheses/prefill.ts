import type { Campaign } from '../campaign/model.ts';
import type { Outcome } from '../meetings/outcome.ts';
import { dateInWords, dayAndHours } from '../text/dates.ts';
import type { Block, RichText } from '../text/rich-text.ts';
import { isEmptyText } from '../text/rich-text-plain.ts';
import type { SynthesisContent, SynthesisLevel } from './model.ts';

/** Something below from which a synthesis is written: a workshop’s sheet, a meeting, a network’s reply, a synthesis. */
export interface Source {
  readonly title: string;
  readonly themes: readonly {
    readonly themeId: string;
    readonly findings: RichText;
    readonly proposalIds: readonly string[];
    readonly practiceIds: readonly string[];
    /** Stakes to which its proposals answer, by identifier; absent where its findings say so already. */
    readonly stakes?: readonly { readonly id: string; readonly proposals: readonly string[] }[];
  }[];
  /** What was said without being under a theme: the few lines that a network sent. */
  readonly notes: string;
}

/** All there is to write a first version from. */
export interface Material {
  readonly level: SynthesisLevel;
  readonly name: string;
  readonly campaign: Campaign;
  /** Every meeting below, in no particular order, with what has become of it. */
  readonly meetings: readonly {
    readonly title: string;
    readonly date: string;
    readonly startTime: string;
    readonly endTime: string;
    /** Name and town of its venue, or ''. */
    readonly place: string;
    readonly outcome: Outcome;
  }[];
  /** Someone who came to two meetings counts twice; and distinct people. */
  readonly presences: number;
  readonly people: number;
  /** People that networks counted without naming them. */
  readonly headcount: number;
  readonly sources: readonly Source[];
}

/** A number of people below it might name someone, and is left out of the text. */
const FEWEST = 5;

/** The first version of a synthesis: nothing is invented, and each finding says where it comes from. */
export function prefill(material: Material): SynthesisContent {
  return {
    context: doc([...contextBlocks(material), ...notesBlocks(material.sources)]),
    themes: material.campaign.themes.map(({ id }) => {
      const parts = material.sources.flatMap(({ title, themes }) =>
        themes.filter(({ themeId }) => themeId === id).map((theme) => ({ title, ...theme })),
      );
      const written = parts.filter(({ findings }) => !isEmptyText(findings));
      const several = written.length > 1;
      return {
        themeId: id,
        findings: doc([
          ...written.flatMap(({ title, findings }) =>
            several ? [heading(title), ...findings.content] : findings.content,
          ),
          ...stakesBlocks(material.campaign, parts),
        ]),
        proposalIds: unique(parts.flatMap(({ proposalIds }) => proposalIds)),
        practiceIds: unique(parts.flatMap(({ practiceIds }) => practiceIds)),
      };
    }),
    conclusion: doc([]),
  };
}

/** Which proposals answer to each stake, in the order of the campaign. */
function stakesBlocks({ stakes }: Campaign, parts: readonly Source['themes'][number][]): Block[] {
  const answering = parts.flatMap((part) => part.stakes ?? []);
  return stakes.flatMap(({ id, title }) => {
    const proposals = answering.filter((one) => one.id === id).flatMap((one) => one.proposals);
    if (proposals.length === 0) return [];
    const named = proposals.map((proposal) => `«\u00a0${proposal}\u00a0»`).join(', ');
    return [paragraph(`Enjeu «\u00a0${title}\u00a0»\u00a0: ${named}.`)];
  });
}

function contextBlocks(material: Material): Block[] {
  const { campaign, meetings, level, name } = material;
  const [only] = meetings;
  const sentences =
    level === 'meeting' && only
      ? [meetingInWords(only), ...peopleOfMeeting(only, material.people)]
      : [`${name}\u00a0: ${meetingsInWords(meetings)}`, ...peopleOfTerritory(material)];
  return [
    paragraph(
      `Dans le cadre de la consultation «\u00a0${campaign.name}\u00a0», ouverte du ${dateInWords(campaign.startsOn)} au ${dateInWords(campaign.endsOn)}, chaque territoire a été invité à débattre de thèmes communs et à formuler des propositions.`,
    ),
    paragraph(sentences.join(' ')),
  ];
}

type MaterialMeeting = Material['meetings'][number];

function meetingInWords({ title, date, startTime, endTime, place, outcome }: MaterialMeeting): string {
  const named = `La rencontre «\u00a0${title}\u00a0»`;
  const when = `${dayAndHours(date, startTime, endTime)}${place === '' ? '' : `, ${place}`}`;
  switch (outcome) {
    case 'held':
      return `${named} s’est tenue le ${when}.`;
    case 'planned':
      return `${named} est prévue le ${when}.`;
    case 'unrecorded':
      return `${named} était prévue le ${when}.`;
    case 'postponed':
      return `${named}, prévue le ${dateInWords(date)}, est reportée.`;
    case 'cancelled':
      return `${named}, prévue le ${dateInWords(date)}, a été annulée.`;
  }
}

/** What is said of one and of several meetings, held ones first: each is said as what it is. */
const SAID: readonly { readonly outcome: Outcome; readonly one: string; readonly many: string }[] = [
  { outcome: 'held', one: 'une rencontre s’est tenue', many: 'rencontres se sont tenues' },
  { outcome: 'planned', one: 'une est prévue', many: 'sont prévues' },
  {
    outcome: 'unrecorded',
    one: 'une dont la date est passée n’est pas notée comme tenue',
    many: 'dont la date est passée ne sont pas notées comme tenues',
  },
  { outcome: 'postponed', one: 'une est reportée', many: 'sont reportées' },
  { outcome: 'cancelled', one: 'une a été annulée', many: 'ont été annulées' },
];

function meetingsInWords(meetings: Material['meetings']): string {
  const parts = SAID.flatMap(({ outcome, one, many }) => {
    const such = meetings.filter((meeting) => meeting.outcome === outcome);
    if (such.length === 0) return outcome === 'held' ? ['aucune rencontre ne s’est tenue à ce jour'] : [];
    const dated = outcome === 'held' || outcome === 'planned' ? `, ${daysInWords(such)}` : '';
    return [`${such.length === 1 ? one : `${such.length} ${many}`}${dated}`];
  });
  return `${parts.join('\u00a0; ')}.`;
}

/** « le 14 octobre 2020 », « du 22 septembre 2020 au 9 octobre 2020 » */
function daysInWords(meetings: Material['meetings']): string {
  const days = meetings.map(({ date }) => date).sort();
  const [first = ''] = days;
  const last = days.at(-1) ?? first;
  return first === last ? `le ${dateInWords(first)}` : `du ${dateInWords(first)} au ${dateInWords(last)}`;
}

function peopleOfMeeting({ outcome }: MaterialMeeting, people: number): string[] {
  if (people < FEWEST) return [];
  return outcome === 'held'
    ? [`Elle a réuni ${people} participants.`]
    : [`${people} personnes y sont notées présentes.`];
}

function peopleOfTerritory({ level, presences, people, headcount }: Material): string[] {
  const sentences: string[] = [];
  if (people >= FEWEST) {
    const beside = presences === people ? '' : `, pour ${presences} présences`;
    sentences.push(`${people} personnes y ont participé${beside}.`);
  }
  if (headcount >= FEWEST) {
    sentences.push(
      level === 'network'
        ? `Le réseau a par ailleurs compté ${headcount} participants à ses propres échanges.`
        : `Les réseaux ont par ailleurs compté ${headcount} participants à leurs propres échanges.`,
    );
  }
  return sentences;
}

function notesBlocks(sources: readonly Source[]): Block[] {
  return sources
    .filter(({ notes }) => notes.trim() !== '')
    .flatMap(({ title, notes }) => [
      heading(title),
      ...notes
        .split(/\n+/)
        .filter((line) => line.trim() !== '')
        .map((line) => paragraph(line.trim())),
    ]);
}

function doc(content: Block[]): RichText {
  return { type: 'doc', content };
}

function heading(text: string): Block {
  return { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text }] };
}

function paragraph(text: string): Block {
  return { type: 'paragraph', content: [{ type: 'text', text }] };
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
