interface BarcodeReader {
  readonly detect: (source: ImageBitmapSource) => Promise<readonly { readonly rawValue: string }[]>
}

/** The rim to an interface browsers have but TypeScript's library does not know yet. */
function parseDetector(
  found: unknown,
): (new (options: { readonly formats: readonly string[] }) => BarcodeReader) | undefined {
  return typeof found === 'function'
    ? (found as new (options: { readonly formats: readonly string[] }) => BarcodeReader)
    : undefined
}

export type QrReader = (source: HTMLVideoElement | ImageBitmap) => Promise<string | undefined>

/** The browser's own detector where there is one; iPhones and desks get a decoder of 45 KB, fetched only when needed. */
export async function openQrReader(): Promise<QrReader> {
  const Detector = parseDetector('BarcodeDetector' in window ? window.BarcodeDetector : undefined)
  if (Detector !== undefined) {
    const detector = new Detector({ formats: ['qr_code'] })
    return async (source) => (await detector.detect(source))[0]?.rawValue
  }
  const { default: decode } = await import('jsqr')
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return (source) => {
    const [width, height] =
      source instanceof HTMLVideoElement ? [source.videoWidth, source.videoHeight] : [source.width, source.height]
    if (context === null || width === 0 || height === 0) return Promise.resolve(undefined)
    // Enough for a code held into a camera; a photo of a whole page is read in its full size.
    canvas.width = width
    canvas.height = height
    context.drawImage(source, 0, 0)
    const { data } = context.getImageData(0, 0, width, height)
    return Promise.resolve(decode(data, width, height)?.data)
  }
}

export async function readQrOfImage(file: File): Promise<string | undefined> {
  const [read, bitmap] = await Promise.all([openQrReader(), createImageBitmap(file)])
  try {
    return await read(bitmap)
  } finally {
    bitmap.close()
  }
}
