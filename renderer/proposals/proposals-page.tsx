import { Link, useLocation, useParams } from 'wouter';
import type { ListedMeeting } from '../../shared/meetings/contract.ts';
import type { Practice, Proposal } from '../../shared/proposals/model.ts';
import { PRACTICE_FIELDS, PRACTICE_KINDS, PROPOSAL_FIELDS } from '../../shared/proposals/words.ts';
import { matches } from '../../shared/text/matches.ts';
import { useAnswer } from '../client/hooks.ts';
import { DataTable } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';
import { SidePanel } from '../components/side-panel.tsx';
import { TabLinks } from '../components/tab-links.tsx';
import { IdeaFilters, type IdeaKind, useIdeaFilter } from './idea-filters.tsx';
import { PracticeForm } from './practice-form.tsx';
import { ProposalForm } from './proposal-form.tsx';

/** `/propositions`, `/pratiques`, each with `/nouvelle` or `/:id` */
export const ProposalsPage = () => <Ideas kind="propositions" />;
export const PracticesPage = () => <Ideas kind="pratiques" />;

/** Every proposal or every practice of the dossier, wherever it was made. */
function Ideas({ kind }: { kind: IdeaKind }) {
  const { id } = useParams<{ id?: string }>();
  const [, navigate] = useLocation();
  const filter = useIdeaFilter();
  const themes = useAnswer('dossier.current', null).data?.campaign.themes ?? [];
  const meetings = useAnswer('meetings.list', {}).data ?? [];
  const proposals = useAnswer('proposals.list', {}).data;
  const practices = useAnswer('practices.list', {}).data;
  if (!proposals || !practices) return <Page>{null}</Page>;

  const all: readonly (Proposal | Practice)[] = kind === 'propositions' ? proposals : practices;
  const rows = all.filter(
    (idea) =>
      (filter.themeId === '' || idea.themeId === filter.themeId) &&
      (filter.meetingId === '' || idea.meetingId === filter.meetingId) &&
      (!('subjectId' in idea) || filter.subjectId === '' || idea.subjectId === filter.subjectId) &&
      (!('stakes' in idea) || filter.stakeId === '' || idea.stakes.includes(filter.stakeId)) &&
      matches(filter.text, [idea.title, idea.body]),
  );
  const opened = all.find((idea) => idea.id === id);
  const close = () => navigate(`/${kind}`);
  const subjects = new Map(
    themes.flatMap((one) => one.subjects.map((subject) => [subject.id, subject.title])),
  );
  const short = new Map(themes.map((one) => [one.id, one.shortTitle]));
  const untreated = themes.filter((one) => !proposals.some(({ themeId }) => themeId === one.id));
  const noun = kind === 'propositions' ? 'proposition' : 'pratique';

  return (
    <Page
      intro={
        proposals.length > 0 && untreated.length > 0
          ? `Aucune proposition encore sur\u00a0: ${untreated.map(({ shortTitle }) => shortTitle).join(', ')}.`
          : undefined
      }
      action={
        <button type="button" className="fr-btn" onClick={() => navigate(`/${kind}/nouvelle`)}>
          Ajouter une {noun}
        </button>
      }
    >
      <TabLinks
        label="Ce qui est montré"
        tabs={[
          {
            href: '/propositions',
            label: `Propositions (${proposals.length.toLocaleString('fr-FR')})`,
            isHere: kind === 'propositions',
          },
          {
            href: '/pratiques',
            label: `Pratiques (${practices.length.toLocaleString('fr-FR')})`,
            isHere: kind === 'pratiques',
          },
        ]}
      />
      <div className={id ? 'with-side' : undefined}>
        <div>
          {all.length === 0 ? (
            <EmptyState
              title={`Aucune ${noun} pour l’instant`}
              action={
                <Link
                  href={meetings.length === 0 ? '/rencontres/nouvelle' : '/rencontres'}
                  className="fr-btn fr-btn--secondary"
                >
                  {meetings.length === 0 ? 'Prévoir une rencontre' : 'Voir les rencontres'}
                </Link>
              }
            >
              Elles viennent des fiches d’atelier{'\u00a0'}: ouvrez une rencontre, puis ses fiches. Vous
              pouvez aussi en ajouter une ici.
            </EmptyState>
          ) : (
            <>
              <IdeaFilters kind={kind} meetings={meetings} />
              <DataTable
                caption={kind === 'propositions' ? 'Liste des propositions' : 'Liste des pratiques'}
                counted={
                  kind === 'propositions' ? ['proposition', 'propositions'] : ['pratique', 'pratiques']
                }
                rows={rows}
                total={all.length}
                rowKey={(idea) => idea.id}
                selectedKey={id}
                hrefOf={(idea) => `/${kind}/${idea.id}`}
                columns={[
                  { key: 'title', title: PROPOSAL_FIELDS.title, cell: ({ title }) => title },
                  {
                    key: 'theme',
                    title: PROPOSAL_FIELDS.themeId,
                    cell: ({ themeId }) => short.get(themeId) ?? '',
                  },
                  {
                    key: 'detail',
                    isSecondary: true,
                    title: kind === 'propositions' ? PROPOSAL_FIELDS.subjectId : PRACTICE_FIELDS.kind,
                    cell: (idea) =>
                      'kind' in idea ? PRACTICE_KINDS[idea.kind] : (subjects.get(idea.subjectId ?? '') ?? ''),
                  },
                  {
                    key: 'from',
                    isSecondary: true,
                    title: PROPOSAL_FIELDS.meetingId,
                    cell: (idea) => originOf(idea, meetings),
                  },
                  {
                    key: 'for',
                    isSecondary: true,
                    title: kind === 'propositions' ? PROPOSAL_FIELDS.audience : PRACTICE_FIELDS.place,
                    cell: (idea) => ('kind' in idea ? idea.place : idea.audience),
                  },
                  ...(kind === 'propositions'
                    ? [
                        {
                          key: 'votes',
                          isSecondary: true,
                          title: PROPOSAL_FIELDS.votes,
                          cell: (idea: Proposal | Practice) => ('votes' in idea ? idea.votes : null),
                        },
                      ]
                    : []),
                ]}
              />
            </>
          )}
        </div>
        {(id === 'nouvelle' || opened) && (
          <SidePanel key={id} title={opened?.title ?? `Nouvelle ${noun}`} onClose={close}>
            {kind === 'propositions' ? (
              <ProposalForm
                {...(opened && { proposal: opened as Proposal })}
                onSaved={(saved) => navigate(`/${kind}/${saved.id}`)}
                onDeleted={close}
              />
            ) : (
              <PracticeForm
                {...(opened && { practice: opened as Practice })}
                onSaved={(saved) => navigate(`/${kind}/${saved.id}`)}
                onDeleted={close}
              />
            )}
          </SidePanel>
        )}
      </div>
    </Page>
  );
}

function originOf({ meetingId }: Proposal | Practice, meetings: readonly ListedMeeting[]) {
  const meeting = meetings.find(({ id }) => id === meetingId);
  return meeting && <Link href={`/rencontres/${meeting.id}/fiches`}>{meeting.title}</Link>;
}
