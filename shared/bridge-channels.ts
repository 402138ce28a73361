/** The channels of the desktop’s bridge: calls, and what is pushed to windows. */
export const CALL_CHANNEL = 'cahiers:call';
export const EVENT_CHANNEL = 'cahiers:event';
