/** AAC packs 1024 samples: at this rate a minute is a whole number of packets, so that the loop closes without a gap. */
export const sampleRate = 32_000;

/** What is heard in a clip: one minute as a WAV file that joins its own beginning. */
export function soundOf(kind: 'hall' | 'engine'): Buffer {
  const samples = sampleRate * 60;
  const file = Buffer.alloc(44 + samples * 2);
  writeHeader(file, samples);
  for (let index = 0; index < samples; index += 1) {
    const level = kind === 'hall' ? hall(index / sampleRate) : engine(index / sampleRate);
    file.writeInt16LE(Math.round(Math.max(-1, Math.min(1, level)) * 32_767), 44 + index * 2);
  }
  return file;
}

/** Every frequency is whole, so every minute ends where it began. */
function hum(second: number, frequency: number): number {
  return Math.sin(2 * Math.PI * frequency * second);
}

function hall(second: number): number {
  const step = second % 1;
  const footstep = second > 8 && second < 44 ? Math.exp(-step * 38) * hum(second, 90) * 0.4 : 0;
  return 0.05 * hum(second, 50) + 0.03 * hum(second, 150) + footstep;
}

function engine(second: number): number {
  const idle = 0.1 * hum(second, 41) + 0.07 * hum(second, 82) + 0.05 * hum(second, 123);
  const isReversing = second > 34 && second < 54 && second % 1 < 0.4;
  return idle * (1 + 0.3 * hum(second, 5)) + (isReversing ? 0.12 * hum(second, 1100) : 0);
}

function writeHeader(file: Buffer, samples: number): void {
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + samples * 2, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(sampleRate, 24);
  file.writeUInt32LE(sampleRate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(samples * 2, 40);
}
