import { useQuery } from '@tanstack/react-query'
import { smart } from '#web/api/clients.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Panel } from '#web/ui/panel.tsx'
import { verificationTexts } from '#web/verification/texts.ts'
import { VerificationView } from '#web/verification/verification-view.tsx'

/** Answers come within a second or two of submission; who waits for one should see it arrive. */
const REFRESH_MS = 4_000

/** 智能审批: what was verified, in the very words the officer and the auditor read. */
export function OwnVerification({ id }: { readonly id: string }) {
  const t = useTexts(verificationTexts)
  const query = useQuery({
    queryKey: ['own-verification', id],
    queryFn: () => smart.ownVerification({ params: { id } }),
    refetchInterval: REFRESH_MS,
  })
  const found = query.data?.verification ?? null
  if (found === null) return null
  return (
    <Panel title={t('title')}>
      <VerificationView of={found} />
    </Panel>
  )
}
