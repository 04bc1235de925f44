/** 一章: one stroke in one seal. Not the emblem of anything; a mark of this system alone. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect x="1" y="1" width="30" height="30" rx="4" fill="#b3191f" />
      <rect x="4" y="4" width="24" height="24" rx="2" fill="none" stroke="#fff" strokeWidth="1.4" />
      <path d="M8.5 16.7c3.8-1.2 9.3-1.5 15-1" fill="none" stroke="#fff" strokeWidth="3.4" strokeLinecap="round" />
    </svg>
  )
}
