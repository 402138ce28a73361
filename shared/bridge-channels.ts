/** The channels of the desktop’s bridge: calls, what is pushed to windows, printing. */
export const CALL_CHANNEL = 'cahiers:call';
export const EVENT_CHANNEL = 'cahiers:event';
export const PRINT_CHANNEL = 'cahiers:print';
