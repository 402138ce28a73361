import { type AppContract, contract } from '../../shared/contract.ts';
import type { Sample } from '../engine/dossier/handlers.ts';
import type { AnyHandler, CommandContext, Handlers, JobContext } from '../engine/operations.ts';
import { seededIds } from './seeded-ids.ts';
import { type Run, SAMPLE_CAMPAIGN, SAMPLE_DAY, writeSample } from './write-sample.ts';
import { type Steps, withSignedFile, writeSyntheses } from './write-syntheses.ts';

/** The sample dossier, written by the application’s own operations, each checked by the contract as from a screen. */
export function sampleDossier(handlers: () => Handlers<AppContract>): Sample {
  let newId = seededIds(SAMPLE_DAY);
  const perform = (name: keyof AppContract & string, input: unknown, context: Parameters<AnyHandler>[0]) =>
    (handlers()[name] as AnyHandler)(context, contract[name].input.parse(input));
  const runIn =
    (context: CommandContext): Run =>
    (name, input) =>
      perform(name, input, { ...context, newId }) as never;

  return {
    dossier: {
      name: 'Académie de Poitiers, EGN 2020 (exemple)',
      territory: { level: 'academy', code: '13' },
      campaignId: SAMPLE_CAMPAIGN,
      referenceDate: SAMPLE_DAY,
    },
    fill: (context) => {
      newId = seededIds(SAMPLE_DAY);
      writeSample(runIn(context));
    },
    finish: async (context) => {
      const { dossier, read, now, signal, progress } = context;
      const commit: JobContext['commit'] = (description, work) =>
        context.commit(description, (command) => work({ ...command, newId }));
      const files = await withSignedFile(context.files);
      const inJob: JobContext = {
        dossier,
        read,
        now,
        newId,
        signal,
        files,
        commit,
        progress: () => undefined,
      };
      const steps: Steps = {
        query: async (name, input) => (await perform(name, input, inJob)) as never,
        job: async (name, input) => (await perform(name, input, inJob)) as never,
        commit: (work) => commit('Exemple', (command) => work(runIn(command), command)),
      };
      await writeSyntheses(steps, progress);
    },
  };
}
