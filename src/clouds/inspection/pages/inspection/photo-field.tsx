import { useEffect, useState } from 'react'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { placeText } from './place-text.ts'
import { visitTexts } from './texts.ts'
import type { PhotoDraft } from './visit-draft.ts'

const POSITION_MS = 5000
/** Where the device says it is; null where it cannot or must not. */
const placeNow = (): Promise<PhotoDraft['place']> =>
  new Promise((resolve) => {
    if (!('geolocation' in navigator)) {
      resolve(null)
      return
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => resolve({ latitude, longitude, accuracy }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: POSITION_MS, maximumAge: 60_000 },
    )
  })

interface PhotoFieldProps {
  readonly photos: readonly PhotoDraft[]
  readonly atLeast: number
  readonly onChange: (photos: readonly PhotoDraft[]) => void
}
/** The camera of the phone. Time and place are what the device claims; ours is written when the record comes in. */
export function PhotoField({ photos, atLeast, onChange }: PhotoFieldProps) {
  const t = useTexts(visitTexts)
  const add = async (files: readonly File[]) => {
    const place = await placeNow()
    const added = files.map((file, index) => ({
      ...{ key: `${String(Date.now())}-${String(index)}`, file, sha256: null, place },
      takenAt: new Date(file.lastModified).toISOString(),
    }))
    onChange([...photos, ...added])
  }
  return (
    <div className="stack-tight">
      <p className="field-label">{t('photos', { count: atLeast })}</p>
      <label className="button button-secondary">
        {t('takePhoto')}
        <input
          className="visually-hidden"
          type="file"
          accept="image/jpeg,image/png"
          capture="environment"
          multiple
          onChange={(event) => {
            void add(Array.from(event.currentTarget.files ?? []))
            event.currentTarget.value = ''
          }}
        />
      </label>
      {photos.map((photo, index) => (
        <PhotoLine
          key={photo.key}
          photo={photo}
          number={index + 1}
          onRemove={() => onChange(photos.filter(({ key }) => key !== photo.key))}
        />
      ))}
    </div>
  )
}

interface PhotoLineProps {
  readonly photo: PhotoDraft
  readonly number: number
  readonly onRemove: () => void
}
function PhotoLine({ photo: { file, takenAt, place, sha256 }, number, onRemove }: PhotoLineProps) {
  const t = useTexts(visitTexts)
  const { language } = useLanguage()
  const [url, setUrl] = useState('')
  useEffect(() => {
    if (file === null) return
    const made = URL.createObjectURL(file)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return (
    <div className="row">
      {url !== '' && <img src={url} alt={t('photo', { n: number })} width={72} height={72} />}
      <span className="soft small">
        {takenAt !== null && t('claimed', { at: formatMoment(takenAt, language) })}
        <br />
        {placeText(place, t)}
        {sha256 === null && ` · ${t('waiting')}`}
      </span>
      <Button kind="plain" onClick={onRemove}>
        {t('removePhoto')}
      </Button>
    </div>
  )
}
