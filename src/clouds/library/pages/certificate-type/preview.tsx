import { useEffect, useState } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTexts } from '#web/i18n/index.ts'
import { Skeleton } from '#web/ui/loading.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { library } from '../client.ts'
import type { TypeContent } from '../client.ts'
import { typeTexts } from '../type-texts.ts'
import './preview.css'

/** Long enough that nobody's typing is compiled letter by letter. */
const REST_MS = 800

/** What the template prints, as a picture: nothing in a picture can run. */
export function Preview({ content }: { readonly content: TypeContent }) {
  const t = useTexts(typeTexts)
  const [resting, setResting] = useState(content)
  useEffect(() => {
    const timer = setTimeout(() => setResting(content), REST_MS)
    return () => clearTimeout(timer)
  }, [content])
  const { template, name, fields } = resting
  const query = useQuery({
    queryKey: ['type-preview', template, name, fields],
    queryFn: () => library.previewType({ body: { content: resting } }),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: Infinity,
  })
  return (
    <figure className="type-preview">
      <RefusalNotice error={query.error} />
      {query.data === undefined && query.error === null && <Skeleton />}
      {query.data !== undefined && query.error === null && (
        <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(query.data.svg)}`} alt={t('previewAlt')} />
      )}
      <figcaption className="small soft">{t('previewHint')}</figcaption>
    </figure>
  )
}
