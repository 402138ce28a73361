import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { calendarText } from '../../../main/meetings/calendar.ts';
import type { Meeting } from '../../../shared/meetings/model.ts';
import { Venue } from '../../../shared/venues/model.ts';

const VENUE_ID = '0199a000-0000-7000-8000-00000000000a';
const venue = Venue.parse({
  id: VENUE_ID,
  name: 'Lycée Louis Audouin Dubreuil',
  street: '1 rue Philippe Jannet; bâtiment B, côté cour',
  postcode: '17415',
  city: 'Saint-Jean-d’Angély',
  contactName: 'Claude Martin',
  contactEmail: 'claude.martin@example.org',
  rooms: [],
});

const meeting = (changes: Partial<Meeting> = {}): Meeting => ({
  id: '0199a000-0000-7000-8000-000000000001',
  title:
    'Rencontre départementale de la Charente-Maritime, à l’été indien des établissements d’éducation prioritaire',
  level: 'department',
  territoryCode: '017',
  networkId: null,
  state: 'confirmed',
  date: '2020-10-14',
  startTime: '08:30',
  endTime: '13:00',
  zone: 'Europe/Paris',
  venueId: VENUE_ID,
  link: '',
  contactName: 'Dominique Secret',
  notes: 'Appeler Dominique',
  revision: 3,
  ...changes,
});

const calendarOf = (...meetings: Meeting[]) =>
  calendarText({
    name: 'Académie de Poitiers',
    meetings,
    venues: [venue],
    stamp: '2020-10-12T08:00:00.000Z',
  });

const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));

describe('the calendar of meetings', () => {
  it('places a meeting at its own hours, in its own zone', () => {
    const text = calendarOf(
      meeting(),
      meeting({ id: '0199a000-0000-7000-8000-000000000002', zone: 'Indian/Reunion' }),
    );
    const zones = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vtimezone');
    for (const zone of zones) ICAL.TimezoneService.register(zone);
    expect(zones.map((zone) => zone.getFirstPropertyValue('tzid')).sort()).toEqual([
      'Europe/Paris',
      'Indian/Reunion',
    ]);
    expect(eventsOf(text).map((event) => event.startDate.toJSDate().toISOString())).toEqual([
      '2020-10-14T06:30:00.000Z',
      '2020-10-14T04:30:00.000Z',
    ]);
  });

  it('keeps its identifier and carries its revision and state', () => {
    const [event] = eventsOf(calendarOf(meeting({ state: 'cancelled' })));
    expect(event?.uid).toBe('0199a000-0000-7000-8000-000000000001@cahiers');
    expect(event?.sequence).toBe(3);
    expect(event?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(event?.location).toBe(
      'Lycée Louis Audouin Dubreuil\n1 rue Philippe Jannet; bâtiment B, côté cour, 17415 Saint-Jean-d’Angély',
    );
  });

  it('names nobody', () => {
    expect(calendarOf(meeting())).not.toMatch(/ORGANIZER|ATTENDEE|CONTACT|Dominique|Claude|@example/);
  });

  it('ends its lines with CRLF and folds them at 75 octets', () => {
    const lines = calendarOf(meeting()).split('\r\n');
    expect(lines.every((line) => !line.includes('\n'))).toBe(true);
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(lines.some((line) => line.startsWith(' '))).toBe(true);
  });

  it('ends with a line end, and writes an address as it is, folded', () => {
    const link = `https://visio.example.org/salle;nom=a,b/\\?cle=${'é'.repeat(30)}`;
    const text = calendarOf(meeting({ link, venueId: null }));
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    const lines = text.split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    const address = /^URL.*?:(.*)$/m.exec(text.replaceAll('\r\n ', ''))?.[1];
    expect(address).toBe(`https://visio.example.org/salle;nom=a,b//?cle=${'%C3%A9'.repeat(30)}`);
    expect(eventsOf(text)[0]?.component.getFirstPropertyValue('url')).toBe(address);
  });

  it.skipIf(!pythonReads())('is read by Debian’s python3-icalendar', () => {
    const script =
      'import sys,icalendar\nfor e in icalendar.Calendar.from_ical(sys.stdin.buffer.read()).walk("VEVENT"): print(e["DTSTART"].dt.isoformat())';
    const read = execFileSync('/usr/bin/python3', ['-c', script], { input: calendarOf(meeting()) });
    expect(read.toString().trim()).toBe('2020-10-14T08:30:00+02:00');
  });
});

function pythonReads(): boolean {
  if (!existsSync('/usr/bin/python3')) return false;
  try {
    execFileSync('/usr/bin/python3', ['-c', 'import icalendar'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
