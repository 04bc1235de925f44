import { useEffect, useRef, useState } from 'react'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { openQrReader } from './qr-reader.ts'
import { verifyTexts } from './texts.ts'

/** Often enough to feel immediate, seldom enough for an old phone. */
const LOOK_EVERY_MS = 200

/** The camera looks only while it is asked to, and nothing it sees leaves the device. */
export function CameraScan({ onRead }: { readonly onRead: (text: string) => void }) {
  const t = useTexts(verifyTexts)
  const [scanning, setScanning] = useState(false)
  const [failed, setFailed] = useState(false)
  const stop = () => setScanning(false)
  return (
    <div className="stack-tight">
      <Button
        kind={scanning ? 'secondary' : 'primary'}
        onClick={() => {
          setFailed(false)
          setScanning(!scanning)
        }}
      >
        <Icon name="camera" />
        {t(scanning ? 'stopScan' : 'scan')}
      </Button>
      {failed && (
        <Notice tone="warn" announced>
          {t('noCamera')}
        </Notice>
      )}
      {scanning && (
        <Viewfinder
          onRead={(text) => {
            stop()
            onRead(text)
          }}
          onFail={() => {
            stop()
            setFailed(true)
          }}
        />
      )}
    </div>
  )
}

interface ViewfinderProps {
  readonly onRead: (text: string) => void
  readonly onFail: () => void
}

function Viewfinder({ onRead, onFail }: ViewfinderProps) {
  const t = useTexts(verifyTexts)
  const video = useRef<HTMLVideoElement>(null)
  // Drawing the page again must not open the camera again.
  const report = useRef({ onRead, onFail })
  useEffect(() => {
    report.current = { onRead, onFail }
  })
  useEffect(() => {
    let ended = false
    let stream: MediaStream | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const watch = async () => {
      const read = await openQrReader()
      // Absent where the page is not served over https.
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      const element = video.current
      if (ended || element === null) {
        close()
        return
      }
      element.srcObject = stream
      await element.play()
      const look = async (): Promise<void> => {
        const text = await read(element)
        if (ended) return
        if (text === undefined) timer = setTimeout(() => void look().catch(fail), LOOK_EVERY_MS)
        else report.current.onRead(text)
      }
      await look()
    }
    const close = () => {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    const fail = () => {
      if (!ended) report.current.onFail()
    }
    watch().catch(fail)
    return () => {
      ended = true
      clearTimeout(timer)
      close()
    }
  }, [])
  return (
    <div>
      <p role="status">{t('scanning')}</p>
      <video ref={video} className="viewfinder" muted playsInline aria-label={t('scan')} />
    </div>
  )
}
