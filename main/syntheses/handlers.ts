import type { synthesesContract } from '../../shared/syntheses/contract.ts';
import type { Handlers } from '../engine/operations.ts';
import { createSynthesis, deleteSynthesis, nextVersion, saveSynthesis, setState, signOff } from './change.ts';
import { detail } from './detail.ts';
import { addAttachment, codeInUpload, keepUpload, offerAttachment } from './files.ts';
import { putToSign, requireCode, takeBack } from './freeze.ts';
import { overview } from './overview.ts';
import { attachmentById, latestSynthesis, sql, synthesisById } from './read.ts';
import { refuseFrozen, refuseSigned } from './refuse.ts';

export const synthesesHandlers: Handlers<typeof synthesesContract> = {
  'syntheses.overview': ({ read, now }) => overview(read, now()),
  'syntheses.get': ({ read, now }, { id }) => detail(read, id, now()),
  'syntheses.ofScope': ({ read }, scope) => {
    const latest = latestSynthesis(read, scope);
    return latest ? { id: latest.id } : null;
  },
  'syntheses.create': createSynthesis,
  'syntheses.save': saveSynthesis,
  'syntheses.setState': setState,
  'syntheses.putToSign': putToSign,
  'syntheses.takeBack': takeBack,
  'syntheses.delete': deleteSynthesis,
  'syntheses.newVersion': nextVersion,
  'syntheses.signOff': async (context, { id, file, ...signed }) => {
    refuseSigned(synthesisById(context.read, id));
    const marked = await codeInUpload(context, file);
    requireCode(context.read, id, { typed: signed.code, marked });
    const kept = await keepUpload(context, file);
    return context.commit('Synthèse visée', (command) => {
      const { id: attachmentId } = addAttachment(command, id, 'sign-off', kept);
      return signOff(command, id, { ...signed, marked, attachmentId });
    });
  },
  'syntheses.attach': async (context, { id, file }) => {
    refuseFrozen(synthesisById(context.read, id));
    const kept = await keepUpload(context, file);
    return context.commit(`Document joint\u00a0: ${kept.name}`, (command) => {
      refuseFrozen(synthesisById(command.read, id));
      return addAttachment(command, id, 'joined', kept);
    });
  },
  'syntheses.detach': (context, { attachmentId }) => {
    const { name, synthesisId } = attachmentById(context.read, attachmentId);
    refuseFrozen(synthesisById(context.read, synthesisId));
    context.write.run(sql.deleteFrom('attachment').where('id', '=', attachmentId));
    context.describe(`Document retiré\u00a0: ${name}`);
    return null;
  },
  'syntheses.openAttachment': offerAttachment,
};
