import { describe, expect, it } from 'vitest';
import { filePath, synthesisPath, territoryOfPath, territoryPath } from '../../../space/pages/paths.ts';
import { counted, dayInFrance, fileSize, hourInFrance, smallCount } from '../../../space/pages/words.ts';

describe('what the pages of the space say', () => {
  it('writes sizes, counts and moments as one reads them in French', () => {
    expect(fileSize(999)).toBe('999\u00a0octets');
    expect(fileSize(12_440)).toBe('12,4\u00a0ko');
    expect(fileSize(5_000_000)).toBe('5\u00a0Mo');
    expect(counted(0, 'synthèse', 'synthèses')).toBe('0\u00a0synthèse');
    expect(counted(2, 'synthèse', 'synthèses')).toBe('2\u00a0synthèses');
    expect(smallCount(null)).toBe('moins de cinq');
    const lateEvening = new Date('2020-10-15T22:30:00Z');
    expect(dayInFrance(lateEvening)).toBe('2020-10-16');
    expect(hourInFrance(lateEvening)).toBe('0\u00a0h\u00a030');
  });

  it('names a territory in an address and finds it again', () => {
    for (const ref of ['academy:13', 'region:75', 'department:02A']) {
      expect(territoryOfPath(territoryPath(ref).replace('/territoires/', ''))).toBe(ref);
    }
    expect(territoryOfPath('academie-')).toBeUndefined();
    expect(territoryOfPath('commune-1')).toBeUndefined();
  });

  it('writes the address of a file whatever its name', () => {
    expect(synthesisPath('p')).toBe('/syntheses/p');
    expect(filePath('p', 2, 'data/attachments/Été ?.pdf')).toBe(
      '/syntheses/p/versions/2/fichiers/data/attachments/%C3%89t%C3%A9%20%3F.pdf',
    );
  });
});
