import { useQuery } from '@tanstack/react-query'
import { certificate } from '#web/api/clients.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Failed } from '#web/ui/loading.tsx'
import { VerdictView } from '../verify/verdict-view.tsx'
import { certificateViewTexts } from './texts.ts'

export type Format = 'PDF' | 'OFD'

interface SealVerdictProps {
  readonly id: string
  /** Whose seal is asked about; null: nobody asked. */
  readonly format: Format | null
  readonly onClose: () => void
}

/** The same answer a stranger gets who hands the file in at the public verify page. */
export function SealVerdict({ id, format, onClose }: SealVerdictProps) {
  const t = useTexts(certificateViewTexts)
  const query = useQuery({
    queryKey: ['document-verdict', id, format],
    queryFn: () => certificate.documentVerdict({ params: { id, format: format ?? 'PDF' } }),
    enabled: format !== null,
    gcTime: 0,
  })
  return (
    <Dialog open={format !== null} title={t('verdict')} onClose={onClose}>
      {query.isPending && <p role="status">{t('checking')}</p>}
      {query.error !== null && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.data !== undefined && <VerdictView verdict={query.data} question={{ by: 'token', token: '' }} />}
    </Dialog>
  )
}
