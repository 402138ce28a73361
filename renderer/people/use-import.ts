import { useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import type { ImportedFile, ImportPreview, ImportResult } from '../../shared/people/import.ts';
import { type ImportField, requestFault } from '../../shared/people/import-fields.ts';
import { SPREADSHEET_LIMITS, tooHeavy } from '../../shared/spreadsheets/limits.ts';
import { sendFile } from '../client/call.ts';
import { useJob } from '../client/hooks.ts';

export type ImportStep = 'file' | 'columns' | 'preview' | 'done';

/** What the user decides of a list, step after step. */
export interface ImportChoices {
  readonly sheet: string | null;
  readonly mapping: readonly (ImportField | null)[];
  /** '' when nobody is registered anywhere. */
  readonly meetingId: string;
  readonly wholeDossier: boolean;
  readonly applyChanges: boolean;
  readonly cancelGone: boolean;
  /** Who of the dossier a line was recognised as, by line. */
  readonly same: Readonly<Record<number, string>>;
}

/** The import of one list, from its file to its result. */
export function useImport(meetingId: string) {
  const [step, setStep] = useState<ImportStep>('file');
  const [upload, setUpload] = useState('');
  const [failure, setFailure] = useState('');
  const [undoable, setUndoable] = useState<number | null>(null);
  const [choices, setChoices] = useState<ImportChoices>({ ...UNDECIDED, meetingId });
  const reading = useJob('people.readFile');
  const preview = useJob('people.previewImport');
  const run = useJob('people.import');
  const [found, setFound] = useState<ImportedFile>();
  const decide = (more: Partial<ImportChoices>) => setChoices((before) => ({ ...before, ...more }));
  const request = () => ({
    file: upload,
    sheet: choices.sheet,
    mapping: [...choices.mapping],
    meetingId: choices.meetingId || null,
    wholeDossier: choices.wholeDossier,
  });

  const read = async (file: string, sheet: string | null) => {
    const content = await reading.start({ file, sheet }).catch(() => undefined);
    if (!content) return;
    setFound(content);
    decide({ sheet: content.sheet || null, mapping: content.mapping });
    setStep('columns');
  };
  const choose = async (file: File) => {
    reading.reset();
    if (file.size > SPREADSHEET_LIMITS.file) return setFailure(tooHeavy(file.size));
    setFailure('');
    try {
      const id = await sendFile(file);
      setUpload(id);
      await read(id, null);
    } catch (error) {
      setFailure((error as AppError).message);
    }
  };
  const look = async () => {
    const fault = requestFault(choices.mapping, choices.meetingId || null);
    setFailure(fault ?? '');
    if (fault) return;
    decide({ same: {}, cancelGone: false });
    if (await preview.start(request()).catch(() => undefined)) setStep('preview');
  };
  const carryOut = async () => {
    const same = Object.entries(choices.same).map(([line, personId]) => ({ line: Number(line), personId }));
    const { applyChanges, cancelGone } = choices;
    const done = await run.done({ ...request(), applyChanges, cancelGone, same }).catch(() => undefined);
    if (!done) return;
    setUndoable(done.sequence);
    setStep('done');
  };
  const startAgain = () => {
    for (const job of [reading, preview, run]) job.reset();
    setFailure('');
    setFound(undefined);
    setChoices((before) => ({ ...UNDECIDED, meetingId: before.meetingId }));
    setStep('file');
  };
  return {
    step,
    failure,
    found,
    choices,
    decide,
    reading,
    preview,
    run,
    /** Sequence of the import in the history, by which it is undone. */
    undoable,
    choose,
    chooseSheet: (sheet: string) => read(upload, sheet),
    look,
    carryOut,
    backToColumns: () => {
      run.reset();
      setStep('columns');
    },
    startAgain,
  };
}

export type Import = ReturnType<typeof useImport>;
export type { ImportPreview, ImportResult };

const UNDECIDED: Omit<ImportChoices, 'meetingId'> = {
  sheet: null,
  mapping: [],
  wholeDossier: false,
  applyChanges: true,
  cancelGone: false,
  same: {},
};
