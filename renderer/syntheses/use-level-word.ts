import type { SynthesisLevel } from '../../shared/syntheses/model.ts';
import { LEVEL_WORDS } from '../../shared/syntheses/words.ts';
import { capitalised } from '../../shared/text/capitalised.ts';
import { useAnswer } from '../client/hooks.ts';

/** What a level is called in this dossier, which has a word of its own for its networks. */
export function useLevelWord(): (level: SynthesisLevel) => string {
  const label = useAnswer('dossier.current', null).data?.networkLabel;
  return (level) => (level === 'network' && label !== undefined ? capitalised(label) : LEVEL_WORDS[level]);
}
