import { z } from 'zod';

// zod probes whether it may compile code; the policy of the pages forbids that and Chromium would report each probe. This
// has to come before any schema is made, so it is a module of its own that is imported first.
z.config({ jitless: true });
