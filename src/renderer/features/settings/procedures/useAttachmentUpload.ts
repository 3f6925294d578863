import { useEffect, useRef, useState } from 'react';
import type { BridgeFailure } from '../../../../shared/bridge/contract.ts';
import { attachmentBytesMost, attachmentTypes } from '../../../../shared/link/files.ts';
import type { Problem } from '../../../../shared/link/rest.ts';
import { bridge } from '../../../app/bridge.ts';
import type { StepForm } from './procedureForm.ts';

/** Why a file was not attached, and which. */
export interface AttachmentTrouble {
  readonly name: string;
  readonly why:
    | {
        readonly kind:
          | 'ending'
          | 'content'
          | 'tooLarge'
          | 'empty'
          | 'unreadable'
          | 'tier'
          | 'forbidden'
          | 'full'
          | 'other';
      }
    | { readonly kind: 'failed'; readonly failure: BridgeFailure };
}

type Why = AttachmentTrouble['why'];

/** Hands a file to the site and tells the field what it became there; what can be seen at once is not sent at all. */
export function useAttachmentUpload(onChange: (value: StepForm['attachment']) => void) {
  const [isBusy, setIsBusy] = useState(false);
  const [trouble, setTrouble] = useState<AttachmentTrouble | null>(null);
  const latest = useRef(onChange);
  useEffect(() => {
    // The action may have been moved while its file was on its way.
    latest.current = onChange;
  });
  const upload = async (file: File): Promise<void> => {
    setTrouble(null);
    setIsBusy(true);
    const why = inTheWay(file) ?? (await send(file, (stored) => latest.current(stored)));
    setIsBusy(false);
    setTrouble(why && { name: file.name, why });
  };
  return { upload, isBusy, trouble };
}

function inTheWay({ name, size }: File): Why | null {
  const endings = Object.keys(attachmentTypes);
  if (!endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`))) return { kind: 'ending' };
  if (size > attachmentBytesMost) return { kind: 'tooLarge' };
  return size === 0 ? { kind: 'empty' } : null;
}

async function send(
  file: File,
  onStored: (stored: NonNullable<StepForm['attachment']>) => void,
): Promise<Why | null> {
  const content = await contentOf(file);
  if (content === null) return { kind: 'unreadable' };
  const answer = await bridge().call('file.upload', { name: file.name, content });
  if (!answer.ok) return { kind: 'failed', failure: answer.error };
  if (answer.value.kind === 'refused') return whyRefused(answer.value.problem);
  const { file: id, name, contentType } = answer.value.value;
  onStored({ file: id, name, contentType });
  return null;
}

/** The file in base64; `null` where it cannot be read (any more). */
function contentOf(file: File): Promise<string | null> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/u, ''));
    reader.onerror = () => resolve(null);
    reader.readAsDataURL(file);
  });
}

function whyRefused({ code, problems }: Problem): Why {
  switch (code) {
    case 'TOO_LARGE':
      return { kind: 'tooLarge' };
    case 'UNSUPPORTED_TYPE':
      return { kind: problems?.[0]?.field === 'name' ? 'ending' : 'content' };
    case 'TIER_LIMIT':
      return { kind: 'tier' };
    case 'FORBIDDEN':
      return { kind: 'forbidden' };
    case 'UNAVAILABLE':
      return { kind: 'full' };
    default:
      return { kind: 'other' };
  }
}
