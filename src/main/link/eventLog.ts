/** Where the parts without Electron write their log; pino fits. Never give it tokens, passwords, plates or names. */
export interface EventLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}
