import { useEffect, useId, useRef } from 'react'
import type { ReactNode } from 'react'
import { useTexts } from '../i18n/index.ts'
import { Button } from './button.tsx'
import { uiTexts } from './ui-texts.ts'
import './dialog.css'

interface DialogProps {
  readonly open: boolean
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** The act itself; 「关闭」 is always there. */
  readonly actions?: ReactNode
}

/** The browser's own dialog: it keeps the focus inside, gives it back, and closes with Escape. Never two at once. */
export function Dialog({ open, title, onClose, children, actions }: DialogProps) {
  const t = useTexts(uiTexts)
  const heading = useId()
  const element = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open) element.current?.showModal()
    else element.current?.close()
  }, [open])
  return (
    <dialog ref={element} className="dialog" aria-labelledby={heading} onClose={onClose}>
      {open && (
        <>
          <h2 id={heading}>{title}</h2>
          <div className="dialog-body">{children}</div>
          <div className="row">
            {actions}
            <Button onClick={onClose}>{t('close')}</Button>
          </div>
        </>
      )}
    </dialog>
  )
}
