import { ATTACHMENTS_FOLDER } from '../../shared/packages/bag.ts';
import { PAYLOAD } from '../../shared/packages/payload-files.ts';
import type { Place, Reason } from '../../shared/packages/reason.ts';
import type { SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import type { Refusal } from '../../shared/publishing/contract.ts';

const PREPARED_BY_US =
  'Un fichier que Cahiers prépare lui-même n’a pas passé la vérification\u202f: préparez une nouvelle version de la synthèse, puis envoyez-la.';

/** Refusals as a coordinator reads them: each with what of the dossier to open; files that nobody writes, said once. */
export function refusalsInDossier(
  reasons: readonly Reason[],
  document: SynthesisDocument,
  synthesisId: string,
): Refusal[] {
  const refusals = reasons.map((reason): Refusal => {
    if (isPreparedByUs(reason.place)) return { sentence: PREPARED_BY_US, target: null };
    return {
      sentence: reason.sentence,
      target: reason.place && targetOf(reason.place, document, synthesisId),
    };
  });
  return [...new Map(refusals.map((refusal) => [refusal.sentence, refusal])).values()];
}

function isPreparedByUs(place: Place | null): boolean {
  return place !== null && place.file !== PAYLOAD.document.path && !place.file.startsWith(ATTACHMENTS_FOLDER);
}

function targetOf(
  { file, path = [] }: Place,
  document: SynthesisDocument,
  synthesisId: string,
): Refusal['target'] {
  const synthesis = (label: string) => ({ kind: 'synthesis' as const, id: synthesisId, label });
  if (file !== PAYLOAD.document.path) {
    const name = document.attachments.find((one) => one.file === file)?.name;
    return synthesis(name === undefined ? 'les pièces jointes' : `la pièce jointe «\u00a0${name}\u00a0»`);
  }
  const [part, index, list, position] = path;
  if (part === 'territory' || part === 'campaign') return { kind: 'settings', id: '', label: 'les réglages' };
  if (part === 'meetings') {
    const meeting = document.meetings[Number(index)];
    if (meeting)
      return { kind: 'meeting', id: meeting.id, label: `la rencontre «\u00a0${meeting.title}\u00a0»` };
  }
  if (part === 'themes') {
    const theme = document.themes[Number(index)];
    const proposal = list === 'proposals' ? theme?.proposals[Number(position)] : undefined;
    const practice = list === 'practices' ? theme?.practices[Number(position)] : undefined;
    if (proposal) {
      return { kind: 'proposal', id: proposal.id, label: `la proposition «\u00a0${proposal.title}\u00a0»` };
    }
    if (practice) {
      return { kind: 'practice', id: practice.id, label: `la pratique «\u00a0${practice.title}\u00a0»` };
    }
    if (theme) return synthesis(`le thème «\u00a0${theme.title}\u00a0» de la synthèse`);
  }
  return synthesis('la synthèse');
}
