import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTexts } from '../i18n/index.ts'
import { Field } from './field.tsx'
import { Icon } from './icon.tsx'
import { uiTexts } from './ui-texts.ts'
import './file-drop.css'

interface FileFieldProps {
  readonly label: string
  readonly accept: string
  readonly hint?: ReactNode
  readonly required?: boolean | undefined
  readonly multiple?: boolean
  readonly onFiles: (files: readonly File[]) => void
}

/** Files to be handed in with a form; the browser's own control, drawn as a button, with what was chosen beside it. */
export function FileField({ label, accept, hint, required, multiple = false, onFiles }: FileFieldProps) {
  const t = useTexts(uiTexts)
  const [chosen, setChosen] = useState('')
  return (
    <Field label={label} hint={hint} required={required}>
      {(control) => (
        <span className="row">
          <span className="button button-secondary file-chooser">
            <Icon name="upload" />
            <span aria-hidden="true">{t('chooseFile')}</span>
            <input
              {...control}
              type="file"
              accept={accept}
              multiple={multiple}
              onChange={(event) => {
                const files = [...(event.currentTarget.files ?? [])]
                setChosen(files.map(({ name }) => name).join('、'))
                onFiles(files)
              }}
            />
          </span>
          <span className="small soft">{chosen}</span>
        </span>
      )}
    </Field>
  )
}
