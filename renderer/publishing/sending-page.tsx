import { Link } from 'wouter';
import type { Sending } from '../../shared/publishing/contract.ts';
import { stageOf } from '../../shared/publishing/stage.ts';
import { sentInWords } from '../../shared/publishing/words.ts';
import { dateInWords } from '../../shared/text/dates.ts';
import { useAnswer } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';
import { Superseded } from '../syntheses/superseded.tsx';
import { AskedLine } from './asked-line.tsx';
import { PackageStep } from './package-step.tsx';
import { Receipts } from './receipts.tsx';
import { SendStep } from './send-step.tsx';
import { StageBadge } from './stage-badge.tsx';
import { useAskedSpaces } from './use-asked-spaces.ts';
import './publishing.css';

/** `/envois/:id`: one signed synthesis, from the check to its receipt. */
export function SendingPage({ id }: { id: string }) {
  const answer = useAnswer('publishing.list', null);
  const sending = answer.data?.find(({ synthesis }) => synthesis.id === id);
  if (sending) return <Steps key={id} sending={sending} versions={versionsOf(sending, answer.data)} />;
  return (
    <Page back="/envois">
      {answer.error && <Alert>{answer.error.message}</Alert>}
      {answer.data && (
        <EmptyState
          title="Cette synthèse n’est pas visée"
          action={
            <Link href={`/syntheses/${id}`} className="fr-btn">
              Ouvrir la synthèse
            </Link>
          }
        >
          Elle pourra être envoyée dès que son visa sera enregistré.
        </EmptyState>
      )}
    </Page>
  );
}

function versionsOf({ synthesis: { scope } }: Sending, sendings: readonly Sending[] = []): Sending[] {
  return sendings.filter(
    ({ synthesis: one }) => one.scope.level === scope.level && one.scope.id === scope.id,
  );
}

function Steps({ sending, versions }: { sending: Sending; versions: readonly Sending[] }) {
  const { synthesis, package: built, deposits, sendingTo } = sending;
  const stage = stageOf(sending);
  const isSuperseded = stage === 'superseded';
  const later = versions.find((one) => one.synthesis.version === sending.supersededBy);
  const hasSent = deposits.some(({ spaceId }) => spaceId !== null);
  const asked = useAskedSpaces(built?.id ?? null, { enabled: hasSent && sendingTo.length === 0 });
  return (
    <Page title={synthesis.title} back="/envois">
      <p>
        <StageBadge stage={stage} /> {synthesis.scopeName},{' '}
        {sentInWords(synthesis.version, built?.ordinal ?? 1)}, visée le {dateInWords(synthesis.signedOn)} –{' '}
        <Link href={`/syntheses/${synthesis.id}`} className="fr-link">
          Ouvrir la synthèse
        </Link>
      </p>
      {isSuperseded && later && (
        <Superseded by={later.synthesis.version}>
          <Link href={`/envois/${later.synthesis.id}`} className="fr-link">
            voir son envoi
          </Link>
        </Superseded>
      )}
      {hasSent && <AskedLine asked={asked} />}
      <Receipts sending={sending} versions={versions} onAsk={asked.again} />
      {!isSuperseded && <PackageStep synthesis={synthesis} built={built} />}
      {!isSuperseded && built && (
        <SendStep
          built={built}
          deposits={deposits}
          sendingTo={sendingTo}
          verifying={asked.answer?.verifying ?? []}
        />
      )}
    </Page>
  );
}
