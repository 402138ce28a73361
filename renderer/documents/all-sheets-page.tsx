import { Link } from 'wouter';
import { useAnswer } from '../client/hooks.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';
import { SheetMaker } from './sheet-maker.tsx';
import './documents.css';

/** `/feuilles`: the sign-in sheets of every meeting that is not cancelled, in one document. */
export function AllSheetsPage() {
  const meetings = useAnswer('meetings.list', {});
  return (
    <Page
      intro="Les feuilles de toutes les rencontres, sauf celles qui sont annulées, dans un seul document."
      back="/rencontres"
    >
      {meetings.data?.some(({ state }) => state !== 'cancelled') === false ? (
        <EmptyState
          title="Aucune rencontre n’est prévue"
          action={
            <Link href="/rencontres/nouvelle" className="fr-btn">
              Prévoir une rencontre
            </Link>
          }
        >
          Il y aura une feuille à préparer dès qu’une rencontre sera prévue, même sans inscrits.
        </EmptyState>
      ) : (
        <SheetMaker scope={{ kind: 'all' }} />
      )}
    </Page>
  );
}
