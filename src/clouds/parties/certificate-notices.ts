import type {
  CertificateDeregistered,
  CertificateResumed,
  CertificateSuspended,
  MeasureAnnounced,
  PermitRevoked,
  PermitWithdrawn,
} from '#clouds/certificate/events'
import { CASE_EVENT_TYPES } from '#clouds/approval/events'
import type { CaseEvent } from '#clouds/approval/events'
import { eventReader } from '#frame'
import type { Reaction } from '#frame'
import { runOnNotification } from './delivering.ts'

type Told =
  | CertificateSuspended
  | CertificateResumed
  | MeasureAnnounced
  | PermitWithdrawn
  | PermitRevoked
  | CertificateDeregistered
const TITLES: Readonly<Record<Told['type'], { readonly zh: string; readonly en: string }>> = {
  CertificateSuspended: { zh: '您的证照已暂停', en: 'Your certificate was suspended' },
  CertificateResumed: { zh: '您的证照已恢复', en: 'Your certificate is in force again' },
  MeasureAnnounced: { zh: '拟收回您的许可，请及时陈述意见', en: 'Your permit may be taken back: state your case' },
  PermitWithdrawn: { zh: '您的许可已被撤回', en: 'Your permit was withdrawn' },
  PermitRevoked: { zh: '您的许可证已被吊销', en: 'Your permit was revoked' },
  CertificateDeregistered: { zh: '您的证照已注销', en: 'Your certificate was deregistered' },
}
const TYPES = [
  'CertificateSuspended',
  'CertificateResumed',
  'MeasureAnnounced',
  'PermitWithdrawn',
  'PermitRevoked',
  'CertificateDeregistered',
] as const satisfies Told['type'][]
const read = eventReader<Told>(...TYPES)
const readCase = eventReader<CaseEvent>(...CASE_EVENT_TYPES)

/** Whoever applied finds in the inbox what became of the certificate; the words of law are in the sealed letter. */
export const notifyOfCertificates: Reaction = {
  name: 'parties.notify-of-certificates',
  pace: 'patient',
  types: TYPES,
  react: async (entry, services) => {
    const told = read(entry)
    if (told === undefined) return
    const opening = (await services.history(told.case)).map(readCase).find((event) => event !== undefined)
    const filed = opening?.type === 'ApplicationSubmitted' || opening?.type === 'RunningCaseTakenOver'
    const account = filed ? await services.office.accounts.accountOf(opening.by) : null
    if (account === null) return
    const until = told.type === 'MeasureAnnounced' ? told.replyUntil : null
    await runOnNotification(services, services.idFrom('notification', entry.leafHash, account), {
      type: 'RaiseNotification',
      at: services.now(),
      by: '$actor',
      account,
      case: told.case,
      cause: told.type,
      title: TITLES[told.type],
      text: {
        zh: `${told.reason}${until === null ? '' : `（${until} 前可以陈述意见、要求听证）`}`,
        en: `${told.reason}${until === null ? '' : ` (you may state your case or ask for a hearing until ${until})`}`,
      },
      link: '/my/certificates',
      deliveries: [],
    })
  },
}
