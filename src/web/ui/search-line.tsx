import { useState } from 'react'
import { Button } from './button.tsx'
import { LineField } from './fields.tsx'
import './search-line.css'

interface SearchLineProps {
  readonly label: string
  readonly button: string
  /** Numbers and codes are read letter by letter. */
  readonly mono?: boolean
  readonly onSearch: (words: string) => void
}

/** One line to search by: nothing is asked before it is sent. */
export function SearchLine({ label, button, mono = false, onSearch }: SearchLineProps) {
  const [typed, setTyped] = useState('')
  return (
    <form
      className="search-line"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        onSearch(typed.trim())
      }}
    >
      <LineField
        label={label}
        type="search"
        {...(mono ? { className: 'mono' } : {})}
        maxLength={60}
        value={typed}
        onChange={setTyped}
      />
      <Button type="submit">{button}</Button>
    </form>
  )
}
