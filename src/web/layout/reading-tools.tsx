import { useEffect, useState } from 'react'
import { useLanguage, useTexts } from '../i18n/index.ts'
import { useElder } from '../theme/elder.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { layoutTexts } from './layout-texts.ts'

export function LanguageSwitch() {
  const t = useTexts(layoutTexts)
  const { language, choose } = useLanguage()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <Button
      kind="plain"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      aria-label={t('languageName')}
      onClick={() => choose(other)}
    >
      {t('language')}
    </Button>
  )
}

export function ElderSwitch() {
  const t = useTexts(layoutTexts)
  const { elder, choose } = useElder()
  return (
    <Button kind="plain" aria-pressed={elder} onClick={() => choose(!elder)}>
      {t(elder ? 'elderOff' : 'elderOn')}
    </Button>
  )
}

/** 长辈版 reads the page aloud with the device's own voice. */
export function ReadAloud() {
  const t = useTexts(layoutTexts)
  const { language } = useLanguage()
  const { elder } = useElder()
  const [reading, setReading] = useState(false)
  const able = 'speechSynthesis' in window
  useEffect(() => () => (able ? window.speechSynthesis.cancel() : undefined), [able])
  if (!elder || !able) return null
  const read = () => {
    window.speechSynthesis.cancel()
    const text = document.getElementById('content')?.innerText ?? ''
    const speech = new SpeechSynthesisUtterance(text)
    speech.lang = language === 'zh' ? 'zh-CN' : 'en-GB'
    speech.rate = 0.9
    speech.addEventListener('end', () => setReading(false))
    window.speechSynthesis.speak(speech)
    setReading(true)
  }
  const stop = () => {
    window.speechSynthesis.cancel()
    setReading(false)
  }
  return (
    <Button kind="secondary" onClick={reading ? stop : read}>
      <Icon name="speaker" /> {t(reading ? 'stopReading' : 'read')}
    </Button>
  )
}
