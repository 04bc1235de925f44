import { useQuery } from '@tanstack/react-query'
import { certificate } from '#web/api/clients.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Failed, Skeleton } from '#web/ui/loading.tsx'
import { certificateViewTexts } from './texts.ts'

interface OfdPagesProps {
  readonly id: string
  readonly name: string
  readonly onSeal: () => void
}

const percent = (part: number, whole: number): string => `${String((part / whole) * 100)}%`

/** Pages as pictures: every browser shows them, on a phone too, and nothing in a picture can run. */
export function OfdPages({ id, name, onSeal }: OfdPagesProps) {
  const t = useTexts(certificateViewTexts)
  const query = useQuery({
    queryKey: ['document-pages', id],
    queryFn: () => certificate.documentPages({ params: { id } }),
    staleTime: Infinity,
  })
  if (query.error !== null) return <Failed error={query.error} onRetry={() => void query.refetch()} />
  if (query.data === undefined) return <Skeleton />
  const { pages } = query.data
  return (
    <div className="stack">
      {pages.map(({ svg, width, height, stamps }, index) => (
        <figure key={index} className="paper-page">
          <img
            src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`}
            alt={t('pageAlt', { name, page: String(index + 1) })}
            width={width}
            height={height}
          />
          {stamps.map((box, at) => (
            <button
              key={at}
              type="button"
              className="paper-seal"
              aria-label={t('seal')}
              title={t('seal')}
              onClick={onSeal}
              style={{
                left: percent(box.x, width),
                top: percent(box.y, height),
                width: percent(box.width, width),
                height: percent(box.height, height),
              }}
            />
          ))}
          {pages.length > 1 && (
            <figcaption className="soft small">
              {t('page', { page: String(index + 1), pages: String(pages.length) })}
            </figcaption>
          )}
        </figure>
      ))}
    </div>
  )
}
