import { useEffect, useState } from 'react'
import type { CSSProperties } from 'react'
import { useQuery } from '@tanstack/react-query'
import { formatBytes } from '#web/i18n/format.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import type { Handed } from './case-materials.ts'
import { deskTexts } from './texts.ts'

interface MaterialFileProps {
  readonly caseId: string
  readonly handed: Handed
  readonly title: string
}

const addressOf = (caseId: string, sha256: string): string =>
  `/api/v1/cases/${encodeURIComponent(caseId)}/materials/${encodeURIComponent(sha256)}`

/** A material as it was handed in; what the browser cannot show (OFD) is offered for download. */
export function MaterialFile({ caseId, handed, title }: MaterialFileProps) {
  const t = useTexts(deskTexts)
  const address = addressOf(caseId, handed.sha256)
  const image = handed.mediaType === 'image/png' || handed.mediaType === 'image/jpeg'
  const pdf = handed.mediaType === 'application/pdf'
  return (
    <figure className="material">
      <figcaption className="row">
        <span>
          {handed.fileName} <span className="soft">{formatBytes(handed.sizeBytes)}</span>
        </span>
        <a href={address} download={handed.fileName}>
          <Icon name="download" /> {t('download')}
        </a>
      </figcaption>
      {image && <ImageView address={address} title={t('paper', { name: title })} />}
      {pdf && <PdfView address={address} title={t('paper', { name: title })} />}
      {!image && !pdf && <p>{t('notShown')}</p>}
    </figure>
  )
}

const ZOOM_STEP = 1.25
const ZOOM_MAX = 6
const ZOOM_MIN = 0.25

/**
 * An image on its side still occupies its upright box: the margins give it the room of its turned one, so that every
 * corner can be scrolled to. `cqw` is a hundredth of the window's width.
 */
function imageStyle(zoom: number, quarters: number, ratio: number): CSSProperties {
  const width = zoom * 100
  const shift = quarters % 2 === 0 ? 0 : (width * (1 - ratio)) / 2
  return {
    width: `${width}cqw`,
    margin: `${shift}cqw ${-shift}cqw`,
    transform: `rotate(${quarters * 90}deg)`,
  }
}

function ImageView({ address, title }: { readonly address: string; readonly title: string }) {
  const t = useTexts(deskTexts)
  const [zoom, setZoom] = useState(1)
  const [quarters, setQuarters] = useState(0)
  const [ratio, setRatio] = useState(1)
  const zoomTo = (next: number) => setZoom(Math.min(Math.max(next, ZOOM_MIN), ZOOM_MAX))
  return (
    <>
      <div className="row material-tools">
        <Button onClick={() => zoomTo(zoom * ZOOM_STEP)}>{t('zoomIn')}</Button>
        <Button onClick={() => zoomTo(zoom / ZOOM_STEP)}>{t('zoomOut')}</Button>
        <Button onClick={() => setQuarters((quarters + 1) % 4)}>{t('rotate')}</Button>
        <Button
          onClick={() => {
            setZoom(1)
            setQuarters(0)
          }}
        >
          {t('fit')}
        </Button>
        <span className="soft" role="status">
          {Math.round(zoom * 100)} %
        </span>
      </div>
      <div className="material-window" tabIndex={0} role="region" aria-label={title}>
        <img
          src={address}
          alt={title}
          style={imageStyle(zoom, quarters, ratio)}
          onLoad={(event) => {
            const { naturalHeight, naturalWidth } = event.currentTarget
            if (naturalWidth > 0) setRatio(naturalHeight / naturalWidth)
          }}
        />
      </div>
    </>
  )
}

/**
 * The file is fetched and shown from memory: the answer of the interface forbids everything to run, and some
 * browsers then refuse their own PDF viewer.
 */
function PdfView({ address, title }: { readonly address: string; readonly title: string }) {
  const query = useQuery({
    queryKey: ['material', address],
    queryFn: async () => {
      const response = await fetch(address, { credentials: 'same-origin' })
      if (!response.ok) throw new Error(`The material answered ${response.status}`)
      return new Blob([await response.arrayBuffer()], { type: 'application/pdf' })
    },
    staleTime: Infinity,
    gcTime: 60_000,
  })
  return <Loaded query={query}>{(blob) => <PdfFrame blob={blob} title={title} />}</Loaded>
}

function PdfFrame({ blob, title }: { readonly blob: Blob; readonly title: string }) {
  const [address, setAddress] = useState<string | undefined>(undefined)
  useEffect(() => {
    const made = URL.createObjectURL(blob)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return address === undefined ? null : (
    <iframe className="material-pdf" src={`${address}#navpanes=0&view=FitH`} title={title} />
  )
}
