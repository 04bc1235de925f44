import type { ComponentProps, ReactNode } from 'react'
import './button.css'

export type ButtonKind = 'primary' | 'secondary' | 'plain' | 'danger'

/** For links that look like buttons: `<Link className={buttonClass('primary')}>`. */
export const buttonClass = (kind: ButtonKind = 'secondary', wide = false): string =>
  `button button-${kind}${wide ? ' button-wide' : ''}`

interface ButtonProps extends ComponentProps<'button'> {
  readonly kind?: ButtonKind
  /** Its act is under way: it stays focusable, says so, and cannot be pressed twice. */
  readonly busy?: boolean
  readonly wide?: boolean
  readonly children: ReactNode
}

export function Button({
  kind = 'secondary',
  busy = false,
  wide = false,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={busy ? 'button' : type}
      className={buttonClass(kind, wide)}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : onClick}
    />
  )
}
