import type { Campaign } from '../campaign/model.ts';
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
  }[];
  /** What was said without being under a theme: the few lines that a network sent. */
  readonly notes: string;
}

/** All there is to write a first version from. */
export interface Material {
  readonly level: SynthesisLevel;
  readonly name: string;
  readonly campaign: Campaign;
  /** Those that were held, or are to be, by date. */
  readonly meetings: readonly {
    readonly title: string;
    readonly date: string;
    readonly startTime: string;
    readonly endTime: string;
    /** Name and town of its venue, or ''. */
    readonly place: string;
  }[];
  /** People recorded present, on site or from afar. */
  readonly participants: number;
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
        findings: doc(
          written.flatMap(({ title, findings }) =>
            several ? [heading(title), ...findings.content] : findings.content,
          ),
        ),
        proposalIds: unique(parts.flatMap(({ proposalIds }) => proposalIds)),
        practiceIds: unique(parts.flatMap(({ practiceIds }) => practiceIds)),
      };
    }),
    conclusion: doc([]),
  };
}

function contextBlocks(material: Material): Block[] {
  const { campaign, meetings, level, name } = material;
  const [only] = meetings;
  const sentences: string[] = [];
  if (level === 'meeting' && only) {
    const where = only.place === '' ? '' : `, ${only.place}`;
    sentences.push(
      `La rencontre «\u00a0${only.title}\u00a0» s’est tenue le ${dayAndHours(only.date, only.startTime, only.endTime)}${where}.`,
    );
  } else {
    sentences.push(`${name}\u00a0: ${meetingsInWords(meetings)}`);
  }
  sentences.push(...peopleInWords(material));
  return [
    paragraph(
      `Dans le cadre de la consultation «\u00a0${campaign.name}\u00a0», ouverte du ${dateInWords(campaign.startsOn)} au ${dateInWords(campaign.endsOn)}, chaque territoire a été invité à débattre de thèmes communs et à formuler des propositions.`,
    ),
    paragraph(sentences.join(' ')),
  ];
}

function meetingsInWords(meetings: Material['meetings']): string {
  const [first] = meetings;
  const last = meetings.at(-1);
  if (!first || !last) return 'aucune rencontre n’a été tenue à ce jour.';
  if (meetings.length === 1) return `une rencontre s’est tenue le ${dateInWords(first.date)}.`;
  const when =
    first.date === last.date
      ? `le ${dateInWords(first.date)}`
      : `du ${dateInWords(first.date)} au ${dateInWords(last.date)}`;
  return `${meetings.length} rencontres se sont tenues, ${when}.`;
}

function peopleInWords({ participants, headcount, level }: Material): string[] {
  const sentences: string[] = [];
  if (participants >= FEWEST) {
    sentences.push(
      level === 'meeting'
        ? `Elle a réuni ${participants} participants.`
        : `${participants} personnes y ont participé.`,
    );
  }
  if (headcount >= FEWEST) {
    sentences.push(`Les réseaux ont par ailleurs compté ${headcount} participants à leurs propres échanges.`);
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
