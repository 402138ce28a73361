import { useLocation, useParams } from 'wouter';
import { create } from 'zustand';
import type { ListedNetwork } from '../../shared/networks/contract.ts';
import { NETWORK_FIELDS } from '../../shared/networks/words.ts';
import { dateInWords } from '../../shared/text/dates.ts';
import { matches } from '../../shared/text/matches.ts';
import { counted } from '../../shared/text/numbers.ts';
import { useAnswer } from '../client/hooks.ts';
import { Badge } from '../components/alert.tsx';
import { DataTable } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { SelectInput, TextInput } from '../components/inputs.tsx';
import { Page } from '../components/page.tsx';
import { SidePanel } from '../components/side-panel.tsx';
import { notify } from '../components/toasts.tsx';
import { useAskedFilter } from '../components/use-asked-filter.ts';
import { NetworkForm } from './network-form.tsx';
import { NetworkPanel } from './network-panel.tsx';
import { STATUSES } from './words.ts';

/** The filters stay while one goes from screen to screen. */
const useFilter = create<{ text: string; status: string }>(() => ({ text: '', status: '' }));

/** `/reseaux`, `/reseaux/nouveau`, `/reseaux/:id` */
export function NetworksPage() {
  const { id } = useParams<{ id?: string }>();
  const [, navigate] = useLocation();
  const { text, status } = useFilter();
  const { data: all } = useAnswer('networks.list', null);
  useAskedFilter('retour', (asked) =>
    useFilter.setState({ text: '', status: asked in STATUSES ? asked : '' }),
  );
  if (!all) return <Page>{null}</Page>;
  const rows = all.filter(
    (network) =>
      (status === '' || network.status === status) &&
      matches(text, [network.name, network.leadName, ...network.schools.map(({ name }) => name)]),
  );
  const opened = all.find((network) => network.id === id);
  const late = all.filter((network) => network.status === 'late');
  const close = () => navigate('/reseaux');
  return (
    <Page
      intro={all.length > 0 ? returnsInWords(all) : undefined}
      action={
        <>
          {late.length > 0 && (
            <button
              type="button"
              className="fr-btn fr-btn--secondary"
              onClick={() => void copyAddresses(late)}
            >
              Copier les adresses à relancer
            </button>
          )}
          <button type="button" className="fr-btn" onClick={() => navigate('/reseaux/nouveau')}>
            Ajouter un réseau
          </button>
        </>
      }
    >
      <div className={id ? 'with-side' : undefined}>
        <div>
          {all.length === 0 ? (
            <EmptyState title="Aucun réseau pour l’instant">
              Ajoutez les réseaux qui se réunissent avant la rencontre de leur département, avec la date à
              laquelle vous attendez leur retour{'\u00a0'}: vous verrez qui relancer.
            </EmptyState>
          ) : (
            <>
              <div className="filters">
                <TextInput
                  label="Chercher"
                  type="search"
                  value={text}
                  onChange={(next) => useFilter.setState({ text: next })}
                />
                <SelectInput
                  label="Retour"
                  value={status}
                  placeholder="Tous"
                  options={Object.entries(STATUSES).map(([value, { label }]) => ({ value, label }))}
                  onChange={(next) => useFilter.setState({ status: next })}
                />
              </div>
              <DataTable
                caption="Liste des réseaux"
                counted={['réseau', 'réseaux']}
                rows={rows}
                total={all.length}
                rowKey={(network) => network.id}
                selectedKey={id}
                hrefOf={(network) => `/reseaux/${network.id}`}
                columns={[
                  { key: 'name', title: NETWORK_FIELDS.name, cell: ({ name }) => name },
                  { key: 'lead', isSecondary: true, title: NETWORK_FIELDS.leadName, cell: leadOf },
                  { key: 'status', title: 'Retour', cell: statusOf },
                  { key: 'when', isSecondary: true, title: 'Suivi', cell: followUp },
                  {
                    key: 'meetings',
                    isSecondary: true,
                    title: 'Rencontres',
                    cell: ({ meetings }) => meetings,
                  },
                ]}
              />
            </>
          )}
        </div>
        {id === 'nouveau' && (
          <SidePanel title="Nouveau réseau" onClose={close}>
            <NetworkForm onSaved={(saved) => navigate(`/reseaux/${saved.id}`)} />
          </SidePanel>
        )}
        {opened && (
          <SidePanel key={id} title={opened.name} onClose={close}>
            <NetworkPanel network={opened} onDeleted={close} />
          </SidePanel>
        )}
      </div>
    </Page>
  );
}

function returnsInWords(networks: readonly ListedNetwork[]): string {
  const count = (status: ListedNetwork['status']) =>
    networks.filter((network) => network.status === status).length;
  const words = [
    `${count('received')} ${count('received') <= 1 ? 'retour reçu' : 'retours reçus'}`,
    `${count('expected')} ${count('expected') <= 1 ? 'attendu' : 'attendus'}`,
    `${count('late')} en retard`,
  ];
  return `${words.join(', ')}.`;
}

const leadOf = ({ leadName, leadFunction }: ListedNetwork) =>
  [leadName, leadFunction].filter(Boolean).join(', ') || 'À préciser';

function statusOf({ status }: ListedNetwork) {
  const { label, severity } = STATUSES[status];
  return <Badge {...(severity && { severity })}>{label}</Badge>;
}

function followUp({ return: { expectedOn, receivedOn, chasedOn, headcount } }: ListedNetwork): string {
  if (receivedOn) {
    const people = headcount === null ? '' : `, ${counted(headcount, 'personne', 'personnes')}`;
    return `Reçu le ${dateInWords(receivedOn)}${people}`;
  }
  const expected = expectedOn ? `Attendu le ${dateInWords(expectedOn)}` : '';
  const chased = chasedOn ? `relancé le ${dateInWords(chasedOn)}` : '';
  return [expected, chased].filter(Boolean).join(', ');
}

/** Nothing is sent: the addresses are for the user’s own mail. */
async function copyAddresses(late: readonly ListedNetwork[]): Promise<void> {
  const addresses = late.map(({ leadEmail }) => leadEmail).filter(Boolean);
  if (addresses.length === 0) {
    notify('Aucun des réseaux en retard n’a d’adresse électronique.');
    return;
  }
  try {
    await navigator.clipboard.writeText(addresses.join('; '));
    const without = late.length - addresses.length;
    notify(
      `${addresses.length} ${addresses.length === 1 ? 'adresse copiée' : 'adresses copiées'}${
        without > 0 ? `\u00a0; ${without} sans adresse` : ''
      }. Collez-les dans votre messagerie.`,
    );
  } catch {
    notify('Les adresses n’ont pas pu être copiées.');
  }
}
