import { describe, test } from 'vitest'
import { scenario } from '#kernel/testing'
import { refuseToAccept, submitted } from '../fixtures.ts'
import { caseDecider } from './case.ts'

const { given } = scenario(caseDecider)

const seen = (conclusion: 'READY' | 'MEND') => ({
  ...submitted(),
  preReview: { id: 'pre-review', number: 'YS-1', conclusion, givenOn: '2026-11-02', passed: ['identity', 'floorPlan'] },
})
const DEPARTURE = '预审后市级公布的权责清单将该事项调整为市级办理'
const { at, by, ground, reason, referral } = refuseToAccept()
const notAccepted = {
  ...{ type: 'ApplicationNotAccepted' as const, at, by, noticeNumber: 'SFQ-20261104-000001-BYSL', ground, reason },
  ...(referral === undefined ? {} : { referral }),
}

describe('who was told before filing that all is ready is not turned away without being told why', () => {
  test('a refusal to accept that says nothing of the pre-review is refused itself', () => {
    given(seen('READY')).when(refuseToAccept()).refused('PRE_REVIEW_SAID_OTHERWISE')
    given(seen('READY'))
      .when(refuseToAccept({ departure: '　 ' }))
      .refused('PRE_REVIEW_SAID_OTHERWISE')
  })
  test('with its reason it stands, and the reason is part of the notice’s event', () => {
    given(seen('READY'))
      .when(refuseToAccept({ departure: DEPARTURE }))
      .then({ ...notAccepted, departure: DEPARTURE })
  })
  test('where the pre-review had asked to mend, nothing was promised', () => {
    given(seen('MEND')).when(refuseToAccept()).then(notAccepted)
  })
  test('and without a pre-review there is nothing to depart from', () => {
    given(submitted())
      .when(refuseToAccept({ departure: DEPARTURE }))
      .then(notAccepted)
  })
})
