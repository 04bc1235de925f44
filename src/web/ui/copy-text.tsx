import { useState } from 'react'
import { useTexts } from '../i18n/index.ts'
import { Button } from './button.tsx'
import { uiTexts } from './ui-texts.ts'

/** A number or command one wants to keep: shown to be read, copied with one press, and the button says it was. */
export function CopyText({ text, label }: { readonly text: string; readonly label: string }) {
  const t = useTexts(uiTexts)
  const [copied, setCopied] = useState(false)
  // The clipboard is closed to pages opened over plain http; the text can still be selected by hand.
  const copy = () => {
    void copyToClipboard(text).then(setCopied)
  }
  return (
    <span className="row copy-text">
      <code>{text}</code>
      <Button kind="plain" aria-label={`${t('copy')} ${label}`} onClick={copy}>
        {t(copied ? 'copied' : 'copy')}
      </Button>
      <span className="visually-hidden" role="status">
        {copied ? t('copied') : ''}
      </span>
    </span>
  )
}

async function copyToClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
