import type { Registration } from '../../shared/registrations/model.ts';

export interface RegistrationsTables {
  registration: Omit<Registration, 'remote'> & { remote: 0 | 1 };
}
