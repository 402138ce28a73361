import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { ListedMeeting } from '../../shared/meetings/contract.ts';
import { dateInWords, dayAndHours } from '../../shared/text/dates.ts';
import { useAnswer } from '../client/hooks.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';

/** `/`: what is next, who must be chased, what is missing before the deadline. */
export function DashboardPage() {
  const dossier = useAnswer('dossier.current', null).data;
  const meetings = useAnswer('meetings.list', {}).data;
  const networks = useAnswer('networks.list', null).data;
  const syntheses = useAnswer('syntheses.overview', null).data;
  if (!dossier || !meetings || !networks || !syntheses) return <Page title="Tableau de bord">{null}</Page>;

  const today = dossier.referenceDate ?? localDay();
  const coming = meetings.filter(
    ({ date, state }) => date >= today && state !== 'cancelled' && state !== 'held',
  );
  const unconfirmed = coming.filter(({ state }) => state !== 'confirmed');
  const placeless = coming.filter(({ venueId, link }) => venueId === null && link === '');
  const late = networks.filter(({ status }) => status === 'late');
  const toWrite = syntheses.filter(({ latest, over }) => latest === null && over > 0);
  const toSign = syntheses.filter(({ latest }) => latest?.state === 'review');
  const toSend = syntheses.filter(({ latest }) => latest?.state === 'signed');

  return (
    <Page
      title="Tableau de bord"
      intro={`Synthèses attendues le ${dateInWords(dossier.campaign.synthesisDeadline)}.`}
    >
      {meetings.length === 0 ? (
        <EmptyState
          title="Commencez par une rencontre"
          action={
            <Link href="/rencontres" className="fr-btn">
              Prévoir une rencontre
            </Link>
          }
        >
          Tout le reste en découle : le lieu, les inscriptions, les feuilles d’émargement, les fiches
          d’atelier, la synthèse.
        </EmptyState>
      ) : (
        <div className="dashboard">
          <Panel title="Prochaines rencontres" href="/rencontres" more="Toutes les rencontres">
            {coming.length === 0 ? (
              <p>Aucune rencontre n’est à venir.</p>
            ) : (
              <ul>
                {coming.slice(0, 5).map((meeting) => (
                  <li key={meeting.id}>
                    <Link href={`/rencontres/${meeting.id}/deroule`}>{meeting.title}</Link>
                    <br />
                    <span className="fr-text--sm">{whenAndWhere(meeting)}</span>
                  </li>
                ))}
              </ul>
            )}
          </Panel>
          <Panel title="À faire">
            <ul>
              <Todo
                count={unconfirmed.length}
                one="rencontre à confirmer"
                many="rencontres à confirmer"
                href="/rencontres"
              />
              <Todo
                count={placeless.length}
                one="rencontre sans lieu ni lien"
                many="rencontres sans lieu ni lien"
                href="/rencontres"
              />
              <Todo
                count={late.length}
                one="réseau en retard à relancer"
                many="réseaux en retard à relancer"
                href="/reseaux"
              />
              <Todo
                count={toWrite.length}
                one="synthèse à écrire"
                many="synthèses à écrire"
                href="/syntheses"
              />
              <Todo
                count={toSign.length}
                one="synthèse en attente de visa"
                many="synthèses en attente de visa"
                href="/syntheses"
              />
              <Todo
                count={toSend.length}
                one="synthèse visée à envoyer"
                many="synthèses visées à envoyer"
                href="/syntheses"
              />
            </ul>
            {[unconfirmed, placeless, late, toWrite, toSign, toSend].every((list) => list.length === 0) && (
              <p>Rien n’attend : tout est à jour.</p>
            )}
          </Panel>
          <Panel title="En chiffres">
            <ul>
              <li>{inWords(meetings.length, 'rencontre', 'rencontres')}</li>
              <li>{inWords(networks.length, 'réseau', 'réseaux')}</li>
              <li>
                {inWords(
                  meetings.reduce((sum, { registered }) => sum + registered, 0),
                  'inscription',
                  'inscriptions',
                )}
              </li>
            </ul>
          </Panel>
        </div>
      )}
    </Page>
  );
}

function Panel({
  title,
  href,
  more,
  children,
}: {
  title: string;
  href?: string;
  more?: string;
  children: ReactNode;
}) {
  return (
    <section className="dashboard__panel" aria-label={title}>
      <h2 className="fr-h6">{title}</h2>
      {children}
      {href && (
        <Link href={href} className="fr-link fr-link--sm">
          {more}
        </Link>
      )}
    </section>
  );
}

function Todo({ count, one, many, href }: { count: number; one: string; many: string; href: string }) {
  if (count === 0) return null;
  return (
    <li>
      <Link href={href}>{inWords(count, one, many)}</Link>
    </li>
  );
}

function whenAndWhere({ date, startTime, endTime, venueName, city }: ListedMeeting): string {
  return [dayAndHours(date, startTime, endTime), venueName || 'lieu à trouver', city]
    .filter(Boolean)
    .join(' · ');
}

const inWords = (count: number, one: string, many: string) =>
  `${count.toLocaleString('fr-FR')} ${count <= 1 ? one : many}`;

const localDay = () => new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' }).format(new Date());
