/** Numbers and names of the link that both ends hold to (design, section 5). */
export const linkProtocol = {
  path: '/link/v1',
  subprotocol: 'valerus-link.v1',
  /** Largest frame, bytes. */
  frameBytesMost: 1024 * 1024,
  /** The first frame, `hello`, has to be there within this time, ms. */
  helloWithinMs: 5_000,
  /** A heartbeat each way every so often, ms; two missed ones mean a dead link. */
  heartbeatMs: 10_000,
  /** Alarms in one `snap.items`. */
  snapshotItemsMost: 200,
  /** More missed changes than this are answered with a snapshot, which is then the smaller message. */
  resumeChangesMost: 20_000,
  /** Alarms in one bulk command. */
  bulkAlarmsMost: 500,
} as const;

/** Why a socket was closed by the server (design, section 5). */
export const closeCodes = {
  badFrame: 4400,
  token: 4401,
  rights: 4403,
  slowConsumer: 4408,
  heartbeatLost: 4410,
  protocolVersion: 4426,
  restart: 1012,
} as const;
