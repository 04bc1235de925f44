import { describe, expect, test } from 'vitest'
import { formAllowed, parseDefects, parseFindings, ticked, usualForm } from './case-work.ts'

const may = (act: string) => ({ act, allowed: true })
const mayNot = (act: string) => ({ act, allowed: false })

describe('which form an officer meets', () => {
  test('a complete application is offered for acceptance first', () => {
    expect(usualForm([may('accept'), may('requestCorrection')])).toBe('accept')
  })
  test('an incomplete one is offered for correction', () => {
    expect(usualForm([mayNot('accept'), may('requestCorrection')])).toBe('requestCorrection')
  })
  test('granting or refusing alone opens the decision', () => {
    expect(formAllowed([mayNot('grant'), may('refuse')], 'decide')).toBe(true)
    expect(formAllowed([mayNot('grant'), mayNot('refuse')], 'decide')).toBe(false)
  })
  test('exceptions never open by themselves', () => {
    expect(usualForm([may('extend'), may('startProcedure'), may('refuseToAccept')])).toBeUndefined()
  })
})

describe('ticking a criterion', () => {
  test('first says met, then not met, and keeps its note', () => {
    const once = ticked({ premises: { note: '见平面图' } }, 'premises')
    expect(once).toEqual({ premises: { note: '见平面图', met: true } })
    expect(ticked(once, 'premises')).toEqual({ premises: { note: '见平面图', met: false } })
  })
  test('touches no other criterion', () => {
    expect(ticked({ premises: { note: '', met: true } }, 'equipment')).toEqual({
      premises: { note: '', met: true },
      equipment: { note: '', met: true },
    })
  })
})

describe('work that was kept', () => {
  test('is read back as it was', () => {
    const defect = { subject: 'FIELD', ref: '/shopName', name: '店名', problem: '不全', remedy: '写全' }
    expect(parseDefects(JSON.parse(JSON.stringify([defect])))).toEqual([defect])
    expect(parseFindings({ premises: { met: false, note: '不足' } })).toEqual({
      premises: { met: false, note: '不足' },
    })
  })
  test('loses what an older page wrote and nobody understands', () => {
    expect(parseDefects([{ subject: 'CASE', ref: 'x' }, 7])).toEqual([])
    expect(parseFindings('premises')).toBeUndefined()
  })
})
