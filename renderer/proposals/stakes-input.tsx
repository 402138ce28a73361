import { PROPOSAL_FIELDS } from '../../shared/proposals/words.ts';
import { useAnswer } from '../client/hooks.ts';
import { CheckboxInput } from '../components/inputs.tsx';

interface StakesInputProps {
  readonly value: readonly string[];
  readonly onChange: (stakes: string[]) => void;
}

/** To which of the campaign’s stakes a proposal answers: none, one or several. Nothing where a campaign has none. */
export function StakesInput({ value, onChange }: StakesInputProps) {
  const stakes = useAnswer('dossier.current', null).data?.campaign.stakes ?? [];
  if (stakes.length === 0) return null;
  const chosen = stakes.filter(({ id }) => value.includes(id));
  return (
    <details className="form__more">
      <summary>
        {PROPOSAL_FIELDS.stakes}
        {'\u00a0: '}
        {chosen.length === 0 ? 'aucun' : chosen.map(({ title }) => title).join('\u00a0; ')}
      </summary>
      {stakes.map(({ id, title }) => (
        <CheckboxInput
          key={id}
          label={title}
          value={value.includes(id)}
          onChange={(isChosen) =>
            onChange(
              stakes.flatMap((one) => ((one.id === id ? isChosen : value.includes(one.id)) ? [one.id] : [])),
            )
          }
        />
      ))}
    </details>
  );
}
