import { useState } from 'react';
import { Link } from 'wouter';
import type { PackageSummary } from '../../shared/packages/contract.ts';
import type { Sending } from '../../shared/publishing/contract.ts';
import { theSentInWords } from '../../shared/publishing/words.ts';
import { sizeInWords } from '../../shared/text/numbers.ts';
import { useAnswer, useJob } from '../client/hooks.ts';
import { saveFile } from '../client/save-file.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { JobStatus } from '../components/job-status.tsx';
import { notify } from '../components/toasts.tsx';
import { ChangedSince } from '../syntheses/changed-since.tsx';
import { Confirmations, Stops } from './findings.tsx';

/** What was found before a synthesis leaves, and the preparation of what will be sent. */
export function PackageStep({
  synthesis: { id, version },
  built,
}: {
  synthesis: Pick<Sending['synthesis'], 'id' | 'version'>;
  built: PackageSummary | null;
}) {
  return (
    <section className="publishing__section" aria-labelledby="prepare">
      <h2 className="fr-h5" id="prepare">
        Préparer
      </h2>
      {built ? <Prepared built={built} version={version} /> : <ToPrepare synthesisId={id} />}
    </section>
  );
}

function Prepared({ built, version }: { built: PackageSummary; version: number }) {
  const save = useJob('packages.save');
  return (
    <>
      <p>
        L’envoi est préparé et vérifié ({sizeInWords(built.size)}). Il ne changera plus{'\u00a0'}: une
        correction fera la version suivante de la synthèse.
      </p>
      {built.ordinal > 1 && (
        <p>
          C’est {theSentInWords(version, built.ordinal)}
          {'\u00a0'}: les mêmes pages et le même visa, dans un format que l’espace sait lire.
        </p>
      )}
      <Button
        type="button"
        className="fr-btn fr-btn--secondary"
        waiting={save.running}
        onClick={() => void save.start({ packageId: built.id }).then(saveFile, () => undefined)}
      >
        Enregistrer l’envoi dans un dossier
      </Button>
      <JobStatus job={save} />
    </>
  );
}

function ToPrepare({ synthesisId }: { synthesisId: string }) {
  const check = useAnswer('packages.check', { synthesisId });
  const frozen = useAnswer('syntheses.get', { id: synthesisId }).data?.frozen;
  const build = useJob('packages.build');
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set());
  if (check.error) return <Alert>{check.error.message}</Alert>;
  if (!check.data) return <p role="status">Recherche de données personnelles…</p>;

  const { findings, unread } = check.data;
  const stops = findings.filter(({ stops: stop }) => stop);
  const toConfirm = findings.filter(({ stops: stop }) => !stop);
  const left = [...toConfirm, ...unread].filter(({ key }) => !confirmed.has(key)).length;
  const confirm = (key: string, value: boolean) =>
    setConfirmed((before) => {
      const after = new Set(before);
      if (value) after.add(key);
      else after.delete(key);
      return after;
    });
  if (stops.length > 0) {
    return (
      <>
        <Alert>
          {stops.length === 1
            ? 'Une donnée personnelle se trouve dans la synthèse\u00a0: elle ne peut pas partir ainsi.'
            : `${stops.length} données personnelles se trouvent dans la synthèse\u00a0: elle ne peut pas partir ainsi.`}
        </Alert>
        <Stops findings={stops} />
        <p>
          Préparez une nouvelle version de la synthèse, {stops.length === 1 ? 'retirez-la' : 'retirez-les'},
          puis faites-la viser de nouveau.{' '}
          <Link href={`/syntheses/${synthesisId}`} className="fr-link">
            Corriger la synthèse
          </Link>
        </p>
      </>
    );
  }
  return (
    <>
      {frozen && <ChangedSince frozen={frozen} />}
      {toConfirm.length + unread.length === 0 ? (
        <p>
          Aucune adresse électronique, aucun numéro de téléphone ni aucun nom de participant n’a été trouvé.
        </p>
      ) : (
        <Confirmations findings={toConfirm} unread={unread} confirmed={confirmed} onConfirm={confirm} />
      )}
      <Button
        type="button"
        className="fr-btn"
        waiting={build.running}
        disabled={left > 0}
        aria-describedby={left > 0 ? 'left-to-confirm' : undefined}
        onClick={() =>
          void build.start({ synthesisId, confirmed: [...confirmed] }).then(
            () => notify('L’envoi est préparé et vérifié.'),
            () => undefined,
          )
        }
      >
        Préparer l’envoi
      </Button>
      {left > 0 && (
        <p className="fr-hint-text" id="left-to-confirm">
          {left === 1 ? 'Un point reste à confirmer.' : `${left} points restent à confirmer.`}
        </p>
      )}
      <JobStatus job={build} />
    </>
  );
}
