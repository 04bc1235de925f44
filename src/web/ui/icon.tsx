import type { ReactNode } from 'react'

/** Line drawings of one weight on a 24-grid. Decoration only: the word always stands beside it. */
const DRAWINGS = {
  home: <path d="M4 11l8-7 8 7v8.5H14.5V14h-5v5.5H4z" />,
  form: <path d="M6 3.5h8.5L18.5 8v12.5h-12.5zM14 3.5V8.5h4.5M9 12h6.5M9 15.8h6.5" />,
  progress: <path d="M12 7.2V12l3.2 2.2M12 3.6a8.4 8.4 0 1 1 0 16.8 8.4 8.4 0 0 1 0-16.8z" />,
  person: <path d="M12 4a3.8 3.8 0 1 1 0 7.6A3.8 3.8 0 0 1 12 4zM4.6 20c.9-3.6 3.8-5.4 7.4-5.4s6.5 1.8 7.4 5.4" />,
  search: <path d="M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.3 15.3L20.5 20.5" />,
  shield: <path d="M12 3.5l7.5 2.8v5c0 4.6-3 7.8-7.5 9.5-4.5-1.7-7.5-4.9-7.5-9.5v-5zM8.6 12l2.5 2.5 4.4-4.8" />,
  camera: <path d="M4 8h4l1.5-2.5h5L16 8h4v11H4zM12 10.2a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4z" />,
  upload: <path d="M12 15.5V4.5M7.5 9L12 4.5 16.5 9M4.5 15v4.5h15V15" />,
  download: <path d="M12 4.5v11M7.5 11l4.5 4.5 4.5-4.5M4.5 15v4.5h15V15" />,
  speaker: <path d="M4.5 9.5v5h3.2l4.8 3.8V5.7L7.7 9.5zM15.6 9a4.2 4.2 0 0 1 0 6M18 6.6a7.6 7.6 0 0 1 0 10.8" />,
  check: <path d="M4.5 12.6l5 5L19.5 6.8" />,
  cross: <path d="M5.5 5.5l13 13M18.5 5.5l-13 13" />,
  alert: <path d="M12 4.2L21 19.5H3zM12 10v4.4M12 16.8v.4" />,
  info: <path d="M12 3.6a8.4 8.4 0 1 1 0 16.8 8.4 8.4 0 0 1 0-16.8zM12 11v5.4M12 7.6v.4" />,
  question: (
    <path d="M12 3.6a8.4 8.4 0 1 1 0 16.8 8.4 8.4 0 0 1 0-16.8zM9.6 9.6c.2-3 4.8-3 4.8-.2 0 1.9-2.4 2-2.4 4.2M12 16.6v.4" />
  ),
  pause: <path d="M9 6v12M15 6v12" />,
  arrow: <path d="M5 12h13.5M13 6.5l5.5 5.5-5.5 5.5" />,
  chevron: <path d="M9 5.5l6.5 6.5L9 18.5" />,
  file: <path d="M6 3.5h8.5L18.5 8v12.5h-12.5zM14 3.5V8.5h4.5" />,
  certificate: (
    <path d="M4 5h16v11h-4.5M4 5v11h4.5M8 9h8M12 12.4a2.9 2.9 0 1 1 0 5.8 2.9 2.9 0 0 1 0-5.8zM10.4 17.8v3.4l1.6-1 1.6 1v-3.4" />
  ),
  print: <path d="M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z" />,
  store: (
    <path d="M4 9.5L5.5 4.5h13L20 9.5M5.5 11.5v8h13v-8M4 9.5c0 2.6 4 2.6 4 0 0 2.6 4 2.6 4 0 0 2.6 4 2.6 4 0 0 2.6 4 2.6 4 0z" />
  ),
} as const satisfies Readonly<Record<string, ReactNode>>

export type IconName = keyof typeof DRAWINGS

export function Icon({ name, size = '1.25em' }: { readonly name: IconName; readonly size?: string }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {DRAWINGS[name]}
    </svg>
  )
}
