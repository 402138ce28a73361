import type { Practice, Proposal } from '../../../shared/proposals/model.ts';
import { PRACTICE_KINDS } from '../../../shared/proposals/words.ts';
import type { RichText } from '../../../shared/text/rich-text.ts';
import { richTextHtml } from '../../../shared/text/rich-text-html.ts';
import { isEmptyText } from '../../../shared/text/rich-text-plain.ts';
import type { WorkshopWithPlaces } from '../../../shared/workshops/contract.ts';
import type { WorkshopSheet } from '../../../shared/workshops/model.ts';
import { useAnswer } from '../../client/hooks.ts';
import { SHEET_STATES, stateOf } from './sheet-state.ts';

interface SheetsReadingProps {
  readonly workshops: readonly WorkshopWithPlaces[];
  readonly sheets: readonly WorkshopSheet[];
  readonly proposals: readonly Proposal[];
  readonly practices: readonly Practice[];
}

/** Every sheet of a meeting, one after the other, for the grands témoins: what is written appears at once. */
export function SheetsReading({ workshops, sheets, proposals, practices }: SheetsReadingProps) {
  const campaign = useAnswer('dossier.current', null).data?.campaign;
  const themes = campaign?.themes ?? [];
  const stakeOf = new Map(campaign?.stakes.map(({ id, title }) => [id, title]));
  const titleOf = new Map(themes.map(({ id, title }) => [id, title]));
  const subjectOf = new Map(
    themes.flatMap(({ subjects }) => subjects.map(({ id, title }) => [id, title] as const)),
  );
  const ofMeeting = proposals.filter(({ workshopId }) => workshopId === null);
  return (
    <div className="reading">
      {workshops.map((workshop) => {
        const sheet = sheets.find(({ workshopId }) => workshopId === workshop.id);
        const own = proposals.filter(({ workshopId }) => workshopId === workshop.id);
        const told = practices.filter(({ workshopId }) => workshopId === workshop.id);
        const state = stateOf(sheet, own.length + told.length);
        const people = [
          workshop.facilitator && `Animation\u00a0: ${workshop.facilitator}`,
          workshop.rapporteur && `Rapport\u00a0: ${workshop.rapporteur}`,
        ];
        return (
          <article key={workshop.id} className="reading__sheet">
            <h2 className="fr-h5">
              Atelier {workshop.position + 1} – {workshop.title}
            </h2>
            <p className="reading__about">
              {[titleOf.get(workshop.themeId), ...people, `Fiche ${SHEET_STATES[state].label.toLowerCase()}`]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {sheet && !isEmptyText(sheet.findings) && <Prose text={sheet.findings} />}
            <Proposals proposals={own} subjectOf={subjectOf} stakeOf={stakeOf} />
            {told.length > 0 && (
              <>
                <h3 className="fr-h6">Pratiques</h3>
                <ul>
                  {told.map(({ id, kind, title, body, place }) => (
                    <li key={id}>
                      <strong>{title}</strong> ({[PRACTICE_KINDS[kind], place].filter(Boolean).join(', ')})
                      <span className="reading__body">{body}</span>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </article>
        );
      })}
      {ofMeeting.length > 0 && (
        <article className="reading__sheet">
          <h2 className="fr-h5">La rencontre dans son ensemble</h2>
          <Proposals proposals={ofMeeting} subjectOf={subjectOf} stakeOf={stakeOf} />
        </article>
      )}
    </div>
  );
}

interface ProposalsProps {
  readonly proposals: readonly Proposal[];
  readonly subjectOf: ReadonlyMap<string, string>;
  readonly stakeOf: ReadonlyMap<string, string>;
}

function Proposals({ proposals, subjectOf, stakeOf }: ProposalsProps) {
  if (proposals.length === 0) return null;
  return (
    <>
      <h3 className="fr-h6">Propositions</h3>
      <ol>
        {proposals.map(({ id, title, body, subjectId, stakes, audience, votes }) => {
          const about = [
            subjectOf.get(subjectId ?? ''),
            ...stakes.map((stake) => stakeOf.get(stake)),
            audience && `pour ${audience}`,
            votes !== null && `${votes} voix`,
          ];
          return (
            <li key={id}>
              <strong>{title}</strong>
              <span className="reading__body">{body}</span>
              <span className="reading__about">{about.filter(Boolean).join(' · ')}</span>
            </li>
          );
        })}
      </ol>
    </>
  );
}

function Prose({ text }: { text: RichText }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: written by our own walker of the closed schema, which escapes all text.
  return <div className="reading__prose" dangerouslySetInnerHTML={{ __html: richTextHtml(text) }} />;
}
