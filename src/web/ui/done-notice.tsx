import { useEffect, useRef } from 'react'
import { Notice } from './notice.tsx'

interface DoneNoticeProps {
  readonly sentence: string
  /** `warn`: somebody else acted first. */
  readonly tone?: 'good' | 'warn'
}

/**
 * What an act brought about and what happens next, in a sentence. The button that was pressed is gone by then:
 * the focus, and with it the view, goes to what came of it.
 */
export function DoneNotice({ sentence, tone = 'good' }: DoneNoticeProps) {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (sentence !== '') element.current?.focus()
  }, [sentence])
  return (
    <div role="status" tabIndex={-1} ref={element}>
      {sentence !== '' && <Notice tone={tone}>{sentence}</Notice>}
    </div>
  )
}
