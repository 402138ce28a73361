import { Page } from '../components/page.tsx';
import { SheetMaker } from './sheet-maker.tsx';
import './documents.css';

/** `/feuilles`: the sign-in sheets of every meeting that is not cancelled, in one document. */
export function AllSheetsPage() {
  return (
    <Page
      title="Toutes les feuilles d’émargement"
      intro="Les feuilles de toutes les rencontres, sauf celles qui sont annulées, dans un seul document."
      back={{ href: '/rencontres', label: 'Rencontres' }}
    >
      <SheetMaker scope={{ kind: 'all' }} />
    </Page>
  );
}
