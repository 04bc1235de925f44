import { useEffect, useRef } from 'react'
import { Notice } from './notice.tsx'

/**
 * What an act brought about and what happens next, in a sentence. The button that was pressed is gone by then:
 * the focus, and with it the view, goes to what came of it.
 */
export function DoneNotice({ sentence }: { readonly sentence: string }) {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (sentence !== '') element.current?.focus()
  }, [sentence])
  return (
    <div role="status" tabIndex={-1} ref={element}>
      {sentence !== '' && <Notice tone="good">{sentence}</Notice>}
    </div>
  )
}
