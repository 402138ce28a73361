import type { UnreadFile } from '../../shared/packages/contract.ts';
import type { Finding } from '../../shared/packages/personal-data.ts';
import { CheckboxInput } from '../components/inputs.tsx';

interface KindWords {
  readonly title: string;
  /** What is confirmed of one that may pass. */
  readonly confirmed: string;
}

const NOT_THEM = 'ne désigne pas un participant';

const KINDS: Readonly<Record<Finding['kind'], KindWords>> = {
  email: { title: 'Adresse électronique', confirmed: 'n’est pas une adresse' },
  'service-email': {
    title: 'Adresse qui peut être celle d’un service',
    confirmed: 'est celle d’un service, et non d’une personne',
  },
  phone: { title: 'Numéro de téléphone', confirmed: 'n’est pas un numéro de téléphone' },
  'full-name': { title: 'Nom d’un participant', confirmed: NOT_THEM },
  namesake: {
    title: 'Nom d’un intervenant, et d’un participant',
    confirmed: 'désigne l’intervenant, et non le participant du même nom',
  },
  role: {
    title: 'Animateur, rapporteur, contact, pilote ou représentant',
    confirmed: 'est nommé pour ce qu’il fait, et le sait',
  },
  'near-name': { title: 'Nom composé en partie, ou sans sa particule', confirmed: NOT_THEM },
  surname: { title: 'Nom de famille d’un participant', confirmed: NOT_THEM },
};

/** Personal data that stop a synthesis, each in its place. */
export function Stops({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul className="publishing__findings">
      {findings.map((finding) => (
        <li key={finding.key}>
          <p className="fr-mb-0">
            <strong>{KINDS[finding.kind].title}</strong> – {finding.place}
          </p>
          <Excerpt finding={finding} />
        </li>
      ))}
    </ul>
  );
}

/** What may pass once someone has looked at it, each with its own box. */
export function Confirmations({
  findings,
  unread,
  confirmed,
  onConfirm,
}: {
  findings: readonly Finding[];
  unread: readonly UnreadFile[];
  confirmed: ReadonlySet<string>;
  onConfirm: (key: string, value: boolean) => void;
}) {
  return (
    <>
      {findings.length > 0 && (
        <>
          <h3 className="fr-h6">Noms à vérifier</h3>
          <p>
            Ces mots sont aussi le nom de quelqu’un que le dossier connaît, ou ce qui le ferait joindre. Lisez
            chacun là où il est, et confirmez ceux qui peuvent partir.
          </p>
          <ul className="publishing__findings">
            {findings.map((finding) => (
              <li key={finding.key}>
                <p className="fr-mb-0">
                  <strong>{KINDS[finding.kind].title}</strong> – {finding.place}
                </p>
                <Excerpt finding={finding} />
                <CheckboxInput
                  label={`«\u00a0${finding.found}\u00a0» ${KINDS[finding.kind].confirmed}`}
                  value={confirmed.has(finding.key)}
                  onChange={(value) => onConfirm(finding.key, value)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {unread.length > 0 && (
        <>
          <h3 className="fr-h6">Pièces jointes à relire vous-même</h3>
          <ul className="publishing__findings">
            {unread.map(({ key, name, reason }) => (
              <li key={key}>
                <p className="fr-mb-0">
                  <strong>{name}</strong> – {reason}
                </p>
                <CheckboxInput
                  label={`J’ai relu «\u00a0${name}\u00a0»\u00a0: aucune donnée personnelle de participant ne s’y trouve`}
                  value={confirmed.has(key)}
                  onChange={(value) => onConfirm(key, value)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Excerpt({ finding: { before, found, after } }: { finding: Finding }) {
  return (
    <p className="publishing__excerpt">
      {before}
      <mark>{found}</mark>
      {after}
    </p>
  );
}
