import type { venuesContract } from '../../shared/venues/contract.ts';
import type { Handlers } from '../engine/operations.ts';
import { importDirectory } from './import-directory.ts';
import { listedVenues, venueById } from './read.ts';
import { countSchools, searchSchools } from './schools.ts';
import { createVenue, deleteVenue, updateVenue } from './write.ts';

export const venuesHandlers: Handlers<typeof venuesContract> = {
  'venues.list': ({ read }) => listedVenues(read),
  'venues.get': ({ read }, { id }) => venueById(read, id),
  'venues.create': createVenue,
  'venues.update': updateVenue,
  'venues.delete': deleteVenue,
  'venues.searchSchools': ({ read }, { text }) => searchSchools(read, text),
  'venues.directory': ({ read }) => ({ schools: countSchools(read) }),
  'venues.importDirectory': importDirectory,
};
