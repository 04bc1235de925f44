import { useEffect, useState } from 'react'

interface Section {
  readonly id: string
  readonly title: string
}

/** 目录随行: the list of parts stays in view and marks the one being read. */
export function Contents({ label, sections }: { readonly label: string; readonly sections: readonly Section[] }) {
  const [current, setCurrent] = useState(sections[0]?.id)
  const ids = sections.map(({ id }) => id).join(' ')
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        const entered = entries.find(({ isIntersecting }) => isIntersecting)
        if (entered !== undefined) setCurrent(entered.target.id)
      },
      // A part is being read once its head has come into the upper third of the window.
      { rootMargin: '-15% 0px -65% 0px' },
    )
    for (const id of ids.split(' ')) {
      const element = document.getElementById(id)
      if (element !== null) observer.observe(element)
    }
    return () => observer.disconnect()
  }, [ids])
  return (
    <nav className="guide-contents" aria-label={label}>
      <ul className="plain">
        {sections.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`} aria-current={id === current ? 'location' : undefined}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
