import { expect, it } from 'vitest';
import { countAttendance } from '../../../shared/registrations/attendance.ts';
import type { Registration } from '../../../shared/registrations/model.ts';

it('counts each state, those of whom nothing is recorded, and no cancelled registration', () => {
  const states: [Registration['attendance'], Registration['status']][] = [
    ['present', 'registered'],
    ['present', 'cancelled'],
    ['remote', 'registered'],
    ['represented', 'registered'],
    ['absent', 'registered'],
    ['absent', 'registered'],
    [null, 'registered'],
    [null, 'cancelled'],
  ];
  expect(countAttendance(states.map(([attendance, status]) => ({ attendance, status })))).toEqual({
    ...{ expected: 6, present: 1, remote: 1, excused: 0, absent: 2, represented: 1, unmarked: 1 },
  });
});
