import { createTransport } from 'nodemailer';
import type { MailSettings } from '../store/mailSettings.ts';
import { type ActionResult, failureCode } from './contract.ts';

/** Times for a mail server to answer, ms. */
const withinMs = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** A message in plain text. */
export interface MailMessage {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** The same in every try, so that a mail program can tell a repeat. */
  readonly messageId: string;
}

/** Hands a message to the site's mail server. A password only goes over an encrypted connection. */
export async function sendMail(
  { host, port, secure, user, password, from }: MailSettings,
  message: MailMessage,
  stop: AbortSignal,
): Promise<ActionResult> {
  const transport = createTransport({
    host,
    port,
    secure,
    requireTLS: !secure && user !== null,
    ...(user !== null && { auth: { user, pass: password ?? '' } }),
    ...withinMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const close = (): void => transport.close();
  stop.addEventListener('abort', close);
  try {
    const { accepted, rejected } = await transport.sendMail({
      from,
      to: [...message.to],
      subject: message.subject,
      text: message.text,
      messageId: message.messageId,
    });
    const count = accepted.length + rejected.length;
    return { kind: 'done', detail: `${accepted.length}/${count}` };
  } catch (error) {
    const status = statusOf(error);
    return {
      kind: 'failed',
      reason: status === null ? failureCode(error) : `SMTP ${status}`,
      // 5xx is the mail server's "never"; everything else may pass.
      isFinal: status !== null && status >= 500,
    };
  } finally {
    stop.removeEventListener('abort', close);
    transport.close();
  }
}

function statusOf(error: unknown): number | null {
  return error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number'
    ? error.responseCode
    : null;
}
