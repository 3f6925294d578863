/** Why there is no picture; each has one text that says what to do. */
export type VideoFailure =
  | 'noVideo'
  | 'noRecording'
  | 'recorderDown'
  | 'recorderSlow'
  | 'unreachable'
  | 'signedOut'
  | 'unexpected';

/** Failures that may pass by themselves, so that the player tries again without being asked. */
export function mayPass(failure: VideoFailure): boolean {
  return failure === 'recorderDown' || failure === 'recorderSlow' || failure === 'unreachable';
}

/** Asks the address itself why it did not play: the player library tells no more than that it failed. */
export async function failureOf(address: string): Promise<VideoFailure> {
  let response: Response;
  try {
    response = await fetch(address, { cache: 'no-store' });
  } catch {
    // The page's own fetch fails only where main, or the machine, is in trouble.
    return 'unreachable';
  }
  const code = response.ok ? null : await codeOf(response);
  switch (response.status) {
    case 401:
    case 403:
      return 'signedOut';
    case 404:
      return code === 'NO_RECORDING' ? 'noRecording' : 'noVideo';
    case 502:
      return 'recorderDown';
    case 503:
      return 'unreachable';
    case 504:
      return 'recorderSlow';
    default:
      return 'unexpected';
  }
}

async function codeOf(response: Response): Promise<string | null> {
  if (!response.headers.get('content-type')?.startsWith('application/json')) return null;
  const body: unknown = await response.json();
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : null;
}
