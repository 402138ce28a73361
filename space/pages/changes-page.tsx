import type { ItemChange, SectionChange } from '../comparison/compare-documents.ts';
import type { ComparedParagraph } from '../comparison/text-diff.ts';
import type { SpaceSettings } from '../configuration.ts';
import { PAGE_TEXT } from '../syntheses/page-text.ts';
import type { ReadSynthesis } from '../syntheses/read.ts';
import { clipped } from './clipped.ts';
import { Page } from './page.tsx';
import { changesPath, synthesisPath } from './paths.ts';
import { counted } from './words.ts';

const CHANGE_NAMES = { added: 'Ajoutée', removed: 'Retirée', changed: 'Modifiée' } as const;

/** What a version of a synthesis says otherwise than an earlier one. */
export function ChangesPage({
  space,
  synthesis,
  since,
  changes,
}: {
  space: SpaceSettings;
  synthesis: ReadSynthesis;
  /** The earlier version. */
  since: number;
  changes: readonly SectionChange[];
}) {
  const { document, versions } = synthesis;
  const { id, version } = document.package;
  const title = `Ce qui change de la version\u00a0${since} à la version\u00a0${version}`;
  const others = versions.filter(
    (one) => one.version < version && one.version !== since && one.withdrawnAt === null,
  );
  const shown = clipped(changes, (section) => Math.min(weightOf(section), PAGE_TEXT / changes.length));
  return (
    <Page
      space={space}
      title={title}
      part={document.title}
      trail={[{ label: document.title, href: synthesisPath(id, version) }]}
      menu="/syntheses"
    >
      <div className="synthesis">
        <h1>{title}</h1>
        <p className="fr-text--lead">{document.title}</p>
        <p>
          Ce qui a été ajouté est <ins>souligné</ins>, ce qui a été retiré est <del>barré</del>.
        </p>
        {others.length > 0 ? (
          <p>
            Comparer plutôt avec{' '}
            {others.map((one, index) => (
              <span key={one.version}>
                {index > 0 ? ', ' : ''}
                <a href={changesPath(id, version, one.version)}>la version {one.version}</a>
              </span>
            ))}
          </p>
        ) : null}
        {changes.length === 0 ? <p>Leurs textes, propositions et chiffres sont les mêmes.</p> : null}
        {shown.items.map((section, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: static markup is never reconciled, and titles may be alike.
          <Section key={index} section={section} room={PAGE_TEXT / (3 * changes.length)} />
        ))}
        {shown.rest > 0 ? (
          <p>
            Les changements de {counted(shown.rest, 'autre partie', 'autres parties')} sont trop longs pour
            cette page. Lisez <a href={synthesisPath(id, version)}>la version {version}</a> et{' '}
            <a href={synthesisPath(id, since)}>la version {since}</a>.
          </p>
        ) : null}
      </div>
    </Page>
  );
}

function Section({
  section: { title, text, proposals, practices },
  room,
}: {
  section: SectionChange;
  room: number;
}) {
  return (
    <section>
      <h2>{title}</h2>
      <Compared paragraphs={text} />
      <Items title="Propositions" changes={proposals} room={room} />
      <Items title="Pratiques" changes={practices} room={room} />
    </section>
  );
}

function Items({ title, changes, room }: { title: string; changes: readonly ItemChange[]; room: number }) {
  if (changes.length === 0) return null;
  const { items, rest } = clipped(changes, ({ says }) => weightOfText(says), room);
  return (
    <>
      <h3>{title}</h3>
      <ul className="item-list">
        {items.map(({ id, kind, says }) => (
          <li key={id}>
            <p className={`change change--${kind}`}>{CHANGE_NAMES[kind]}</p>
            <Compared paragraphs={says} />
          </li>
        ))}
      </ul>
      {rest > 0 ? (
        <p>Et {counted(rest, 'autre, trop longue', 'autres, trop longues')} pour cette page.</p>
      ) : null}
    </>
  );
}

/** Characters shown of one stretch of text. */
const LONGEST = 20_000;
const TAGS = { kept: 'span', removed: 'del', added: 'ins' } as const;

function Compared({ paragraphs }: { paragraphs: readonly ComparedParagraph[] }) {
  return paragraphs.map((spans, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: static markup is never reconciled.
    <p key={index} className="compared">
      {spans.map(({ kind, text }, place) => {
        const Tag = TAGS[kind];
        // biome-ignore lint/suspicious/noArrayIndexKey: static markup is never reconciled.
        return <Tag key={place}>{text.slice(0, LONGEST)}</Tag>;
      })}
    </p>
  ));
}

function weightOf({ text, proposals, practices }: SectionChange): number {
  return weightOfText([...text, ...[...proposals, ...practices].flatMap(({ says }) => says)]);
}

function weightOfText(paragraphs: readonly ComparedParagraph[]): number {
  return paragraphs.flat().reduce((sum, { text }) => sum + Math.min(text.length, LONGEST) + 20, 0);
}
