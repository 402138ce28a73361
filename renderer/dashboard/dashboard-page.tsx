import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Dashboard } from '../../shared/dashboard/contract.ts';
import type { ListedMeeting } from '../../shared/meetings/contract.ts';
import { capitalised } from '../../shared/text/capitalised.ts';
import { dateInWords, dayAndHours } from '../../shared/text/dates.ts';
import { counted } from '../../shared/text/numbers.ts';
import { useAnswer } from '../client/hooks.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';
import { lackingInWords, toDoInWords } from './to-do.ts';
import './dashboard.css';

/** `/`: what is next, who must be chased, what is missing before the deadline. */
export function DashboardPage() {
  const dossier = useAnswer('dossier.current', null).data;
  const { data } = useAnswer('dashboard.get', null);
  if (!dossier || !data) return <Page>{null}</Page>;
  return (
    <Page intro={deadlineInWords(dossier.campaign.synthesisDeadline, data.daysLeft)}>
      {data.figures.meetings === 0 ? (
        <EmptyState
          title="Commencez par une rencontre"
          action={
            <Link href="/rencontres/nouvelle" className="fr-btn">
              Prévoir une rencontre
            </Link>
          }
        >
          Tout le reste en découle{'\u00a0'}: le lieu, les inscriptions, les feuilles d’émargement, les fiches
          d’atelier, la synthèse.
        </EmptyState>
      ) : (
        <div className="dashboard">
          <Coming meetings={data.coming} />
          <ToDo dashboard={data} />
          <Missing dashboard={data} />
          <Figures {...data.figures} />
        </div>
      )}
    </Page>
  );
}

function Coming({ meetings }: { meetings: readonly ListedMeeting[] }) {
  return (
    <Panel title="Prochaines rencontres">
      {meetings.length === 0 ? (
        <p>Aucune rencontre n’est à venir.</p>
      ) : (
        <ul>
          {meetings.map((meeting) => (
            <li key={meeting.id}>
              <Link href={`/rencontres/${meeting.id}/deroule`}>{meeting.title}</Link>
              <span className="dashboard__detail">{whenAndWhere(meeting)}</span>
            </li>
          ))}
        </ul>
      )}
      <Link href="/rencontres" className="fr-link fr-link--sm">
        Toutes les rencontres
      </Link>
    </Panel>
  );
}

function ToDo({ dashboard }: { dashboard: Dashboard }) {
  const lines = toDoInWords(dashboard.toDo);
  return (
    <Panel title="À faire">
      {lines.length === 0 ? (
        <p>Rien n’attend{'\u00a0'}: tout est à jour.</p>
      ) : (
        <ul>
          {lines.map(({ text, href }) => (
            <li key={text}>
              <Link href={href}>{text}</Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Missing({ dashboard: { missing, toDo, figures } }: { dashboard: Dashboard }) {
  const absences = [
    { title: 'Départements sans rencontre', names: missing.departments },
    { title: 'Thèmes sans proposition', names: missing.themes },
    { title: 'Catégories d’acteurs sans inscrit', names: missing.categories },
  ].filter(({ names }) => names.length > 0);
  const unbegun = [
    figures.registrations === 0 ? 'Aucune inscription pour l’instant' : '',
    figures.proposals === 0 ? 'Aucune proposition pour l’instant' : '',
  ].filter(Boolean);
  const lines = lackingInWords(toDo);
  return (
    <Panel title="Il manque encore">
      {lines.length + absences.length + unbegun.length === 0 ? (
        <p>
          Rien{'\u00a0'}: les rencontres à venir ont ce qu’il leur faut, et chaque département, chaque thème
          et chaque catégorie d’acteurs est représenté.
        </p>
      ) : (
        <ul>
          {lines.map(({ text, href }) => (
            <li key={text}>
              <Link href={href}>{text}</Link>
            </li>
          ))}
          {unbegun.map((text) => (
            <li key={text}>{text}</li>
          ))}
          {absences.map(({ title, names }) => (
            <li key={title}>
              {title}
              <span className="dashboard__detail">{names.join(', ')}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Figures(figures: Dashboard['figures']) {
  const { held, returnsReceived, headcount, presences, people } = figures;
  const rows = [
    ['Rencontres', figures.meetings, [`dont ${counted(held, 'tenue', 'tenues')}`]],
    [
      'Réseaux',
      figures.networks,
      [
        `dont ${counted(returnsReceived, 'retour reçu', 'retours reçus')}`,
        headcount > 0 ? `${counted(headcount, 'participant compté', 'participants comptés')} par eux` : '',
      ],
    ],
    ['Inscriptions', figures.registrations, []],
    ['Présences', presences, [counted(people, 'personne différente', 'personnes différentes')]],
    ['Propositions', figures.proposals, []],
    ['Pratiques', figures.practices, []],
  ] as const;
  return (
    <Panel title="En chiffres">
      <dl className="dashboard__figures">
        {rows.map(([title, value, details]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              {value.toLocaleString('fr-FR')}{' '}
              {details.filter(Boolean).map((detail) => (
                <span key={detail} className="dashboard__detail">
                  {detail}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="dashboard__panel" aria-label={title}>
      <h2 className="fr-h6">{title}</h2>
      {children}
    </section>
  );
}

function deadlineInWords(deadline: string, daysLeft: number): string {
  const day = `Les synthèses sont attendues le ${dateInWords(deadline)}`;
  if (daysLeft < 0) return `Les synthèses étaient attendues le ${dateInWords(deadline)}.`;
  if (daysLeft === 0) return `${day}, aujourd’hui.`;
  return `${day}, dans ${daysLeft} ${daysLeft === 1 ? 'jour' : 'jours'}.`;
}

function whenAndWhere({ date, startTime, endTime, venueName, city, link }: ListedMeeting): string {
  const place = venueName || (link === '' ? 'lieu à trouver' : 'à distance');
  const written = [dayAndHours(date, startTime, endTime), place, city].filter(Boolean).join(' · ');
  return capitalised(written);
}
