import { useEffect } from 'react'
import { api } from '#clouds/oversight/api'
import { createClient } from '#contract'
import { newKey, transport } from '../api/transport.ts'

const oversight = createClient(api, transport)
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/

/** 打印留痕: what an officer prints from his desk leaves the house on paper, so it leaves an entry. */
export function useNotedPrints(): void {
  useEffect(() => {
    const note = () => {
      const subject = UUID.exec(window.location.pathname + window.location.search)?.[0] ?? null
      // Printing goes on whatever becomes of it: a browser cannot be kept from it anyway.
      oversight.notePrint({ body: { subject } }, { idempotencyKey: newKey() }).catch(() => undefined)
    }
    window.addEventListener('beforeprint', note)
    return () => window.removeEventListener('beforeprint', note)
  }, [])
}
