import { Link } from 'wouter';
import { create } from 'zustand';
import type { Sending } from '../../shared/publishing/contract.ts';
import { isToSend, type Stage, stageOf } from '../../shared/publishing/stage.ts';
import { sentInWords } from '../../shared/publishing/words.ts';
import { SYNTHESIS_FIELDS } from '../../shared/syntheses/words.ts';
import { dateInWords } from '../../shared/text/dates.ts';
import { useAnswer } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { DataTable } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { SelectInput } from '../components/inputs.tsx';
import { Page } from '../components/page.tsx';
import { useAskedFilter } from '../components/use-asked-filter.ts';
import { AskedLine } from './asked-line.tsx';
import { Spaces } from './spaces.tsx';
import { StageBadge } from './stage-badge.tsx';
import { useAskedSpaces } from './use-asked-spaces.ts';
import './publishing.css';

/** What is shown stays while one goes from screen to screen. */
const useShown = create<{ only: 'waiting' | '' }>(() => ({ only: '' }));

/** `/envois`: the syntheses that are signed off, and how far each is on its way. */
export function SendingsPage() {
  const answer = useAnswer('publishing.list', null);
  const sendings = answer.data;
  const { only } = useShown();
  useAskedFilter('montrer', (asked) => useShown.setState({ only: asked === 'waiting' ? asked : '' }));
  const hasSent = (sendings ?? []).some(({ deposits }) => deposits.some(({ spaceId }) => spaceId !== null));
  const asked = useAskedSpaces(null, { enabled: hasSent });
  return (
    <Page intro={sendings && sendings.length > 0 ? summary(sendings) : undefined}>
      {answer.error && <Alert>{answer.error.message}</Alert>}
      {hasSent && <AskedLine asked={asked} />}
      {sendings?.length === 0 && (
        <EmptyState
          title="Aucune synthèse n’est visée"
          action={
            <Link href="/syntheses" className="fr-btn">
              Voir les synthèses
            </Link>
          }
        >
          Une synthèse peut être envoyée dès qu’elle est visée. En attendant, ajoutez l’espace qui la recevra.
        </EmptyState>
      )}
      {sendings && sendings.length > 0 && (
        <>
          <div className="filters">
            <SelectInput
              label="Montrer"
              value={only}
              placeholder="Toutes les synthèses visées"
              options={[{ value: 'waiting', label: 'Celles à envoyer' }]}
              onChange={(next) => useShown.setState({ only: next === 'waiting' ? next : '' })}
            />
          </div>
          <DataTable
            caption="Synthèses visées et leurs envois"
            counted={['synthèse visée', 'synthèses visées']}
            rows={only === 'waiting' ? sendings.filter(isToSend) : sendings}
            total={sendings.length}
            rowKey={({ synthesis }) => synthesis.id}
            hrefOf={({ synthesis }) => `/envois/${synthesis.id}`}
            columns={[
              { key: 'title', title: 'Synthèse', cell: ({ synthesis }) => synthesis.title },
              { key: 'version', title: SYNTHESIS_FIELDS.version, cell: versionCell },
              {
                key: 'signed',
                title: SYNTHESIS_FIELDS.signedOn,
                cell: ({ synthesis }) => dateInWords(synthesis.signedOn),
              },
              { key: 'stage', title: 'Envoi', cell: (sending) => <StageBadge stage={stageOf(sending)} /> },
            ]}
          />
        </>
      )}
      <Spaces />
    </Page>
  );
}

/** What was signed, and which of its packages leaves when it is not the first. */
function versionCell({ synthesis: { version }, package: built }: Sending): string {
  return built && built.ordinal > 1 ? sentInWords(version, built.ordinal) : String(version);
}

function summary(sendings: readonly Sending[]): string {
  const count = (...stages: Stage[]) => sendings.filter((one) => stages.includes(stageOf(one))).length;
  const done = count('received', 'handed-over');
  const withdrawn = count('withdrawn');
  const waiting = sendings.filter(isToSend).length;
  const said = `${waiting} à envoyer, ${done} ${done > 1 ? 'reçus ou remis' : 'reçu ou remis'}`;
  return withdrawn === 0 ? `${said}.` : `${said}, ${withdrawn} ${withdrawn > 1 ? 'retirés' : 'retiré'}.`;
}
