import { useEffect, useRef } from 'react'
import type { PointerEvent } from 'react'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { visitTexts } from './texts.ts'

const [WIDTH, HEIGHT] = [900, 300]

interface SignaturePadProps {
  readonly file: File | null
  readonly onChange: (file: File | null) => void
}

/** A finger on the glass. Whoever cannot sign so has his refusal or reason noted beside it. */
export function SignaturePad({ file, onChange }: SignaturePadProps) {
  const t = useTexts(visitTexts)
  const canvas = useRef<HTMLCanvasElement>(null)
  const drawing = useRef(false)
  const kept = useRef(file)
  // What was signed before the page was loaded again stands on the glass again.
  useEffect(() => {
    if (kept.current === null) return
    createImageBitmap(kept.current)
      .then((image) => canvas.current?.getContext('2d')?.drawImage(image, 0, 0))
      .catch(() => undefined)
  }, [])
  const pointOf = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return [
      ((event.clientX - box.left) * WIDTH) / box.width,
      ((event.clientY - box.top) * HEIGHT) / box.height,
    ] as const
  }
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    const pen = event.currentTarget.getContext('2d')
    if (pen === null) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drawing.current = true
    pen.lineWidth = 6
    pen.lineCap = 'round'
    pen.beginPath()
    pen.moveTo(...pointOf(event))
  }
  const go = (event: PointerEvent<HTMLCanvasElement>) => {
    const pen = event.currentTarget.getContext('2d')
    if (!drawing.current || pen === null) return
    pen.lineTo(...pointOf(event))
    pen.stroke()
  }
  const end = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!drawing.current) return
    drawing.current = false
    event.currentTarget.toBlob((blob) => {
      if (blob !== null) onChange(new File([blob], 'signature.png', { type: 'image/png' }))
    }, 'image/png')
  }
  const clear = () => {
    canvas.current?.getContext('2d')?.clearRect(0, 0, WIDTH, HEIGHT)
    onChange(null)
  }
  return (
    <div className="stack-tight">
      <p className="field-label">{t('signature')}</p>
      <p className="field-hint">{t('signHint')}</p>
      <canvas
        ref={canvas}
        className="signature-pad"
        role="img"
        aria-label={t('signature')}
        width={WIDTH}
        height={HEIGHT}
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={end}
      />
      <p>
        <Button onClick={clear}>{t('clear')}</Button>{' '}
        <span role="status" className="soft small">
          {file !== null && t('signatureKept')}
        </span>
      </p>
    </div>
  )
}
