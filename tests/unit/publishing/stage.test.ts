import { expect, it } from 'vitest';
import type { Deposit, Sending } from '../../../shared/publishing/contract.ts';
import { isToSend, type Stage, stageOf } from '../../../shared/publishing/stage.ts';

const ID = '018f0000-0000-7000-8000-000000000001';
const deposit = (state: Deposit['state']): Deposit => ({
  ...{ id: ID, packageId: ID, spaceId: ID, spaceName: 'Espace', state, refusals: [], withdrawal: null },
  forFormatAlone: false,
  ...{ receipt: null, handedOverOn: null, handedOverTo: '' },
  ...{ createdAt: '2020-10-14T08:00:00.000Z', updatedAt: '2020-10-14T08:00:00.000Z' },
});
const stage = (isSuperseded: boolean, ...states: Deposit['state'][]): Stage =>
  stageOf({
    supersededBy: isSuperseded ? 2 : null,
    package: null,
    deposits: states.map(deposit),
    sendingTo: [],
  });

it('of a version that a later one takes the place of is nothing to prepare, unless it left', () => {
  expect([stage(false), stage(true)]).toEqual(['to-prepare', 'superseded']);
  expect([stage(false, 'rejected'), stage(true, 'rejected')]).toEqual(['rejected', 'superseded']);
  expect([stage(false, 'sending'), stage(true, 'sending')]).toEqual(['interrupted', 'superseded']);
  for (const [left, said] of [
    ['accepted', 'received'],
    ['handed-over', 'handed-over'],
    ['withdrawn', 'withdrawn'],
  ] as const) {
    expect(stage(true, left)).toBe(said);
  }
});

it('is to send while it is signed, not sent and the latest', () => {
  const synthesis = {
    ...{ id: ID, title: 'Synthèse', scope: { level: 'academy' as const, id: '13' }, scopeName: 'Poitiers' },
    ...{ version: 1, signedOn: '2020-10-14' },
  };
  const asked = (state: 'signed' | 'sent', isSuperseded: boolean) =>
    isToSend({ synthesis: { ...synthesis, state }, supersededBy: isSuperseded ? 2 : null });
  expect([asked('signed', false), asked('signed', true), asked('sent', false)]).toEqual([true, false, false]);
});

it('is refused for its format until another package takes its place, and for anything else until it is received', () => {
  const refused = (forFormatAlone: boolean) => ({ ...deposit('rejected'), forFormatAlone });
  const stageWith = (built: string, forFormatAlone: boolean) =>
    stageOf({
      ...{ supersededBy: null, sendingTo: [], package: { id: built } as Sending['package'] },
      deposits: [refused(forFormatAlone)],
    });
  expect([stageWith(ID, true), stageWith('another', true)]).toEqual(['rejected', 'ready']);
  expect([stageWith(ID, false), stageWith('another', false)]).toEqual(['rejected', 'rejected']);
});
