import { useLocation, useParams } from 'wouter';
import type { Backup } from '../../shared/backups/contract.ts';
import { sizeInWords } from '../../shared/text/numbers.ts';
import { useAnswer, useJob } from '../client/hooks.ts';
import { Alert, Badge } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { DataTable } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';
import { notify } from '../components/toasts.tsx';
import { BackupPanel } from './backup-panel.tsx';
import { CopyElsewhere } from './copy-elsewhere.tsx';
import { VerifyAll } from './verify-all.tsx';
import { contentInWords, inWords, REASONS } from './words.ts';

/** `/sauvegardes`, `/sauvegardes/:name`: what would bring the dossier back, and the way to make it so. */
export function BackupsPage() {
  const { name } = useParams<{ name?: string }>();
  const [, navigate] = useLocation();
  const { data } = useAnswer('backups.list', null);
  const readOnly = useAnswer('dossier.current', null).data?.readOnly ?? true;
  const make = useJob('backups.make');
  const backups = data?.backups ?? [];
  const opened = backups.find((backup) => backup.name === name);
  const makeNow = async () => {
    const made = await make.start(null).catch(() => undefined);
    if (made) notify('La sauvegarde est faite, et a été relue.');
  };
  const button = (
    <Button
      type="button"
      className="fr-btn"
      waiting={make.running}
      disabled={readOnly}
      onClick={() => void makeNow()}
    >
      Sauvegarder maintenant
    </Button>
  );
  return (
    <Page intro={data && summary(backups)} action={backups.length > 0 ? button : undefined}>
      {make.running && <p role="status">Sauvegarde en cours…</p>}
      {make.error && <Alert>{make.error.message}</Alert>}
      {data?.failure && <Alert severity="warning">{data.failure}</Alert>}
      <div className={opened ? 'with-side' : undefined}>
        <div>
          {data && backups.length === 0 ? (
            <EmptyState title="Aucune sauvegarde pour l’instant" action={button}>
              Cahiers en fait une chaque heure où vous travaillez et quand vous fermez le dossier. Vous pouvez
              en faire une vous-même à tout moment.
            </EmptyState>
          ) : (
            <DataTable
              caption="Sauvegardes, la plus récente d’abord"
              counted={['sauvegarde', 'sauvegardes']}
              rows={backups}
              rowKey={(backup) => backup.name}
              selectedKey={name}
              hrefOf={(backup) => `/sauvegardes/${backup.name}`}
              columns={[
                { key: 'when', title: 'Faite le', cell: ({ madeAt }) => inWords(madeAt) },
                {
                  key: 'why',
                  title: 'Pourquoi',
                  isSecondary: true,
                  cell: ({ reason }) => REASONS[reason],
                },
                {
                  key: 'what',
                  title: 'Ce qu’elle contient',
                  isSecondary: true,
                  cell: ({ counts }) => (counts ? contentInWords(counts) : ''),
                },
                { key: 'size', title: 'Place', isSecondary: true, cell: ({ size }) => sizeInWords(size) },
                { key: 'state', title: 'État', cell: stateOf },
              ]}
            />
          )}
          {data && data.size > 0 && (
            <p className="fr-text--sm fr-mt-2w">
              Les sauvegardes occupent {sizeInWords(data.size)} à côté du dossier. Chaque fichier joint y a un
              double. Cahiers garde celles de chaque heure d’aujourd’hui, de chaque jour de la semaine, puis
              une par semaine pendant six mois, et toujours celles des sept derniers jours de travail.
            </p>
          )}
          {backups.length > 0 && !readOnly && <VerifyAll />}
          <CopyElsewhere />
        </div>
        {opened && (
          <BackupPanel
            key={opened.name}
            backup={opened}
            readOnly={readOnly}
            onClose={() => navigate('/sauvegardes')}
          />
        )}
      </div>
    </Page>
  );
}

function summary(backups: readonly Backup[]): string {
  const latest = backups.find(({ state }) => state === 'verified');
  if (!latest) return 'Ce dossier n’a pas encore de sauvegarde.';
  return `Dernière sauvegarde le ${inWords(latest.madeAt)}, relue et bonne.`;
}

function stateOf({ state }: Backup) {
  if (state === 'verified') return <Badge severity="success">Bonne</Badge>;
  return state === 'damaged' ? <Badge severity="error">Abîmée</Badge> : <Badge>Jamais relue</Badge>;
}
