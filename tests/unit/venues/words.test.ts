import { expect, it } from 'vitest';
import { roomsInWords } from '../../../renderer/venues/words.ts';
import { roomFacts } from '../../../renderer/workshops/words.ts';

const room = (capacity: number | null, jauge: number | null = null) => ({ capacity, jauge });

it('says how many rooms there are, and no number of places that nobody knows', () => {
  expect([
    roomsInWords([]),
    roomsInWords([room(null)]),
    roomsInWords([room(1), room(null)]),
    roomsInWords([room(40, 24), room(30)]),
    roomsInWords([room(null), room(null)]),
  ]).toEqual(['À ajouter', '1', '2 (1\u00a0place connue)', '2 (54\u00a0places)', '2']);
});

it('agrees the places of a room', () => {
  expect([roomFacts({ ...room(1), pmr: true }), roomFacts({ ...room(40, 24), pmr: false })]).toEqual([
    '1\u00a0place, accessible PMR',
    '40\u00a0places, jauge 24, non accessible PMR',
  ]);
});
