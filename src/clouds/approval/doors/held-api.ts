import { Type as T } from 'typebox'
import { PlainDate, route } from '#contract'
import { ApplicantShape, Bilingual } from '../api-shapes.ts'

/** 变更、延续、补发、注销: what the holder of a certificate may ask for, beginning from the certificate itself. */
export const heldApi = {
  heldCertificates: route({
    method: 'GET',
    path: '/my/held-certificates',
    summary: '我名下可办理变更、延续、补发、注销的证照 My certificates that stand, and what may be asked for them',
    action: 'draft.edit',
    reply: T.Object({
      items: T.Array(
        T.Object({
          /** 电子证照标识. */
          identifier: T.String(),
          certificateType: T.String(),
          certificateName: T.String(),
          validUntil: T.Union([T.Null(), PlainDate]),
          holder: ApplicantShape,
          /** As it was granted, to fill in what has not changed. */
          form: T.Record(T.String(), T.Unknown()),
          services: T.Array(
            T.Object({
              code: T.String(),
              name: Bilingual,
              changeKind: T.Enum(['ALTERATION', 'RENEWAL', 'REPLACEMENT', 'DEREGISTRATION']),
            }),
          ),
        }),
      ),
    }),
  }),
} as const
