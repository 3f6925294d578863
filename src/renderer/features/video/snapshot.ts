/** Height of the band with camera and time, as a share of the picture's. */
const bandShare = 0.07;

/** The picture that a player shows as PNG in base64, with camera and time burned in (R-F05). `null` before the first picture. */
export function takeSnapshot(video: HTMLVideoElement, camera: string, time: string): string | null {
  const { videoWidth: width, videoHeight: height } = video;
  if (width === 0 || height === 0) return null;
  const band = Math.max(20, Math.round(height * bandShare));
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height + band;
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  pen.drawImage(video, 0, 0, width, height);
  // Below the picture: evidence must not be covered by its own caption.
  pen.fillStyle = '#000000';
  pen.fillRect(0, height, width, band);
  pen.fillStyle = '#ffffff';
  pen.font = `500 ${Math.round(band * 0.56)}px "Inter Variable", sans-serif`;
  pen.textBaseline = 'middle';
  pen.fillText(camera, band * 0.4, height + band / 2, width * 0.55);
  pen.textAlign = 'right';
  pen.fillText(time, width - band * 0.4, height + band / 2, width * 0.4);
  const address = canvas.toDataURL('image/png');
  return address.slice(address.indexOf(',') + 1);
}
