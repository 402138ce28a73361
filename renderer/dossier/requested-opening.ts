import { create } from 'zustand';

/** The dossier that someone chose to open outside the first screen; null once it is open or given up. */
export const useRequestedOpening = create<{ readonly place: string | null }>(() => ({ place: null }));

export const requestOpening = (place: string): void => useRequestedOpening.setState({ place });

export const forgetRequestedOpening = (): void => useRequestedOpening.setState({ place: null });
