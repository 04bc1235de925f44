import { useState } from 'react'
import type { SubmitEvent } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { Button } from '#web/ui/button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { TextInput } from '#web/ui/inputs.tsx'
import './search-box.css'

type Filters = Readonly<
  Partial<
    Record<
      'event' | 'organ' | 'kind' | 'audience' | 'source' | 'region' | 'domain' | 'level' | 'origin' | 'channel',
      string
    >
  >
>

interface SearchBoxProps {
  readonly label: string
  readonly placeholder: string
  readonly go: string
  readonly initial: string
  /** Kept while the words change. */
  readonly filters?: Filters
}

/** The way into the catalogue, on the home page and above the results. */
export function SearchBox({ label, placeholder, go, initial, filters = {} }: SearchBoxProps) {
  const [typed, setTyped] = useState(initial)
  const navigate = useNavigate()
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const q = typed.trim()
    void navigate({ to: '/items', search: { ...filters, ...(q === '' ? {} : { q }) } })
  }
  return (
    <form role="search" className="search-box" onSubmit={submit}>
      <TextInput
        type="search"
        aria-label={label}
        placeholder={placeholder}
        enterKeyHint="search"
        maxLength={100}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button kind="primary" type="submit">
        <Icon name="search" />
        {go}
      </Button>
    </form>
  )
}
