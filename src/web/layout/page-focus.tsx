import { useEffect, useRef } from 'react'
import { useRouterState } from '@tanstack/react-router'

/** A new page starts at its top and, for whoever listens, at its content; the first page starts where the browser does. */
export function PageFocus() {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const before = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (path === undefined) return
    if (before.current !== undefined && before.current !== path)
      document.getElementById('content')?.focus({ preventScroll: true })
    before.current = path
  }, [path])
  return null
}
