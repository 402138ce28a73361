import type { Presence } from '../../main/engine/dossier/presence/presence.ts';

/** Presence among those who share it, as if they alone were on this machine: of what others left, nobody answers. */
export function presenceInMemory(): Presence {
  const tokens = new Map<string, string>();
  const addressOf = (name: string) => `memory ${name}`;
  return {
    async take(name, token) {
      const address = addressOf(name);
      if (tokens.has(address)) return undefined;
      tokens.set(address, token);
      return {
        address,
        release: async () => {
          tokens.delete(address);
        },
      };
    },
    answers: async (address, token) => tokens.get(address) === token,
  };
}
