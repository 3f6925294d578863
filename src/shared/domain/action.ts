/** What a definition may do when it raises an alarm (R-D11). */
export const actionKinds = ['showCamera', 'webhook', 'output', 'email', 'bookmark'] as const;
/** One of `actionKinds`. */
export type ActionKind = (typeof actionKinds)[number];

/** One thing that is done when the alarm is raised (R-D11); it never delays the alarm. */
export type AlarmAction =
  /** Shows a camera on the recipients' workstations. */
  | { readonly kind: 'showCamera'; readonly camera: string }
  /** Tells another system, signed where there is a secret. */
  | { readonly kind: 'webhook'; readonly url: string; readonly secret?: string | null | undefined }
  /** Switches something that listens to HTTP. */
  | {
      readonly kind: 'output';
      readonly url: string;
      readonly method: 'GET' | 'POST' | 'PUT';
      readonly body?: string | undefined;
    }
  | { readonly kind: 'email'; readonly to: readonly string[]; readonly subject?: string | undefined }
  /** Marks the moment in the recordings of the camera that triggered. */
  | { readonly kind: 'bookmark'; readonly text: string };
