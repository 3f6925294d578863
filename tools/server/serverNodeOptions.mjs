/**
 * What Node is started with where it runs the site server: the young generation of its heap would otherwise grow up to a hundred
 * megabytes on a machine with much memory (ADR 0058). The workstation starts its own server with the same bound, and so does the unit
 * in `packaging/`; a test compares them.
 */
export const serverNodeOptions = ['--max-semi-space-size=8'];
