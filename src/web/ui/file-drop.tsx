import { useId, useState } from 'react'
import type { DragEvent } from 'react'
import { formatBytes } from '../i18n/format.ts'
import { useTexts } from '../i18n/index.ts'
import type { Translate } from '../i18n/index.ts'
import { Icon } from './icon.tsx'
import { uiTexts } from './ui-texts.ts'
import './file-drop.css'

/** What may be handed in, told before anything is sent. */
export interface AcceptedFiles {
  /** For the file chooser, e.g. `.pdf,.png`. */
  readonly accept: string
  /** As people read it: PDF、OFD、PNG、JPG. */
  readonly types: string
  readonly bytesMax: number
}

interface FileDropProps {
  /** Names what the file is for: 「营业执照」. */
  readonly label: string
  readonly id?: string
  readonly accepted: AcceptedFiles
  readonly multiple?: boolean
  readonly camera?: boolean
  readonly describedBy?: string | undefined
  readonly onFiles: (files: readonly File[]) => void
}

export function FileDrop({
  label,
  id,
  accepted,
  multiple = false,
  camera = false,
  describedBy,
  onFiles,
}: FileDropProps) {
  const t = useTexts(uiTexts)
  const own = useId()
  const [over, setOver] = useState(false)
  const [faults, setFaults] = useState<readonly string[]>([])
  const control = id ?? own

  const take = (list: FileList | null) => {
    const files = Array.from(list ?? []).slice(0, multiple ? undefined : 1)
    const found = files.map((file) => ({ file, fault: faultOf(file, accepted, t) }))
    setFaults(found.flatMap(({ fault }) => (fault === undefined ? [] : [fault])))
    const good = found.filter(({ fault }) => fault === undefined).map(({ file }) => file)
    if (good.length > 0) onFiles(good)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  const hint = t('accepted', { types: accepted.types, size: formatBytes(accepted.bytesMax) })
  return (
    <div
      className={over ? 'file-drop file-drop-over' : 'file-drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p className="file-drop-line">
        <span className="file-drop-wide">{t('dropHere')}</span>
        <Chooser
          id={control}
          name={`${t('chooseFile')} ${label}`}
          icon="upload"
          word={t('chooseFile')}
          accept={accepted.accept}
          multiple={multiple}
          describedBy={`${control}-hint ${describedBy ?? ''}`.trim()}
          onPick={take}
        />
        {camera && (
          <span className="file-drop-narrow">
            <Chooser
              id={`${control}-camera`}
              name={`${t('takePhoto')} ${label}`}
              icon="camera"
              word={t('takePhoto')}
              accept="image/jpeg,image/png"
              capture
              onPick={take}
            />
          </span>
        )}
      </p>
      <p className="small soft" id={`${control}-hint`}>
        {hint}
      </p>
      <div role="alert">
        {faults.map((fault) => (
          <p key={fault} className="field-error">
            {fault}
          </p>
        ))}
      </div>
    </div>
  )
}

interface ChooserProps {
  readonly id: string
  readonly name: string
  readonly icon: 'upload' | 'camera'
  readonly word: string
  readonly accept: string
  readonly multiple?: boolean
  readonly capture?: boolean
  readonly describedBy?: string
  readonly onPick: (files: FileList | null) => void
}

/** The browser's own file input, drawn as a button: it keeps its keyboard and its name. */
function Chooser({
  id,
  name,
  icon,
  word,
  accept,
  multiple = false,
  capture = false,
  describedBy,
  onPick,
}: ChooserProps) {
  return (
    <label className="button button-secondary file-chooser">
      <Icon name={icon} />
      <span aria-hidden="true">{word}</span>
      <input
        id={id}
        type="file"
        aria-label={name}
        aria-describedby={describedBy}
        accept={accept}
        multiple={multiple}
        {...(capture ? { capture: 'environment' } : {})}
        onChange={(event) => {
          onPick(event.currentTarget.files)
          // The same file may be chosen again after it was mended.
          event.currentTarget.value = ''
        }}
      />
    </label>
  )
}

/** Told at once, before a byte is sent. The server looks into the content; here the name has to do. */
function faultOf(
  file: File,
  { accept, types, bytesMax }: AcceptedFiles,
  t: Translate<keyof typeof uiTexts.zh>,
): string | undefined {
  const name = file.name
  const endings = accept.split(',').filter((part) => part.startsWith('.'))
  if (!endings.some((ending) => name.toLowerCase().endsWith(ending))) return t('wrongType', { name, types })
  if (file.size === 0) return t('emptyFile', { name })
  if (file.size > bytesMax) return t('tooLarge', { name, size: formatBytes(file.size), limit: formatBytes(bytesMax) })
  return undefined
}

export interface HandedFile {
  readonly key: string
  readonly name: string
  readonly sizeBytes: number
  /** 0 to 1 while it goes out; undefined when it is there. */
  readonly share?: number | undefined
  readonly error?: string | undefined
}

interface FileListProps {
  readonly files: readonly HandedFile[]
  readonly onRemove?: (key: string) => void
}

export function HandedFiles({ files, onRemove }: FileListProps) {
  const t = useTexts(uiTexts)
  if (files.length === 0) return null
  return (
    <ul className="plain handed-files">
      {files.map(({ key, name, sizeBytes, share, error }) => (
        <li key={key}>
          <Icon name="file" />
          <span className="handed-name">
            {name} <span className="soft small">{formatBytes(sizeBytes)}</span>
            {error !== undefined && <span className="field-error handed-error">{error}</span>}
          </span>
          {share !== undefined && error === undefined && (
            <progress value={share} max={1} aria-label={`${t('uploading')} ${name}`} />
          )}
          {share === undefined && error === undefined && <span className="soft small">{t('uploaded')}</span>}
          {onRemove !== undefined && (
            <button
              type="button"
              className="button button-plain"
              aria-label={t(share === undefined ? 'removeNamed' : 'cancelNamed', { name })}
              onClick={() => onRemove(key)}
            >
              {t(share === undefined || error !== undefined ? 'remove' : 'cancel')}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}
