import './fingerprint.css'

/** The first eight characters are what one person reads to another; a chance match is one in four thousand million. */
export const FINGERPRINT_READ = 8
const GROUP = 4

/** A fingerprint as it is read aloud: in groups of four, the first two of them standing out. */
export function Fingerprint({ value, label }: { readonly value: string; readonly label: string }) {
  const groups = Array.from({ length: value.length / GROUP }, (_, index) => index * GROUP)
  return (
    <code className="fingerprint" role="group" aria-label={label}>
      {groups.map((start) => {
        const group = value.slice(start, start + GROUP)
        return start < FINGERPRINT_READ ? <b key={start}>{group}</b> : <span key={start}>{group}</span>
      })}
    </code>
  )
}
