import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { regionDecider } from './region.ts'
import type { RegionCommand, RegionState } from './region.ts'

const AT = '2026-03-02T01:00:00.000Z'
const FINGERPRINT = 'A1B2 C3D4 0000 1111 2222 3333 4444 5555'
const terms = {
  ...{ name: '邻州市', address: 'https://hall.example', origin: 'oneseal/neighbour', trust: '{}' },
  ...{ fingerprint: FINGERPRINT, basis: '互认协议〔2026〕1号', types: [], purposes: [], dailyMax: 0 },
}
const propose: RegionCommand = { type: 'ProposeRegion', at: AT, by: 'one', ...terms }
const recognise: RegionCommand = {
  type: 'RecogniseRegion',
  at: AT,
  by: 'other',
  heard: 'a1b2c3d4-00001111-22223333-44445555',
}
const withdraw: RegionCommand = { type: 'WithdrawRecognition', at: AT, by: 'one', since: AT, reason: '密钥失控' }

function after(...commands: readonly RegionCommand[]): RegionState {
  return commands.reduce<RegionState>((state, command) => {
    const decided = regionDecider.decide(command, state)
    return decided.ok ? decided.events.reduce(regionDecider.evolve, state) : state
  }, regionDecider.initial)
}
function codeOf(command: RegionCommand, state: RegionState): string {
  const decided = regionDecider.decide(command, state)
  return decided.ok ? 'done' : decided.refusal.code
}

describe('recognising a region', () => {
  test('takes two people, and a fingerprint heard rather than read', () => {
    expect(after(propose, recognise)).toEqual({ proposed: null, standing: 'RECOGNISED' })
  })
  test('REGION_SAME_PERSON', () => {
    expect(codeOf({ ...recognise, by: 'one' }, after(propose))).toBe('REGION_SAME_PERSON')
  })
  test('REGION_FINGERPRINT_DIFFERS', () => {
    expect(codeOf({ ...recognise, heard: 'A1B2 C3D4' }, after(propose))).toBe('REGION_FINGERPRINT_DIFFERS')
  })
  test('REGION_PROPOSED_ALREADY: what waits cannot be exchanged under whoever compares', () => {
    expect(codeOf({ ...propose, fingerprint: 'FFFF' }, after(propose))).toBe('REGION_PROPOSED_ALREADY')
  })
  test('REGION_NOT_PROPOSED', () => {
    expect(codeOf(recognise, after())).toBe('REGION_NOT_PROPOSED')
    expect(codeOf({ type: 'DeclineRegion', at: AT, by: 'one', reason: '不予' }, after(propose, recognise))).toBe(
      'REGION_NOT_PROPOSED',
    )
  })
  test('REGION_TYPES_WRONG: one code stands for one kind of certificate', () => {
    const types = [
      { theirs: 'A', ours: 'B' },
      { theirs: 'A', ours: 'C' },
    ]
    expect(codeOf({ ...propose, types }, after())).toBe('REGION_TYPES_WRONG')
  })
  test('REGION_NOT_RECOGNISED and REGION_SINCE_AHEAD', () => {
    expect(codeOf(withdraw, after(propose))).toBe('REGION_NOT_RECOGNISED')
    const since = '2026-03-02T01:00:00.001Z'
    expect(codeOf({ ...withdraw, since }, after(propose, recognise))).toBe('REGION_SINCE_AHEAD')
  })
  test('may be renewed while it stands, and taken up again after its end', () => {
    expect(after(propose, recognise, propose)).toMatchObject({ standing: 'RECOGNISED', proposed: { by: 'one' } })
    expect(after(propose, recognise, withdraw, propose, recognise)).toEqual({ proposed: null, standing: 'RECOGNISED' })
  })
  test('nobody is ever recognised by one person alone, whatever he does', () => {
    const alone = fc.constantFrom(
      propose,
      { ...recognise, by: 'one' },
      { type: 'DeclineRegion', at: AT, by: 'one', reason: '不予互认' } as const,
      withdraw,
    )
    fc.assert(fc.property(fc.array(alone), (acts) => after(...acts).standing === 'NONE'))
  })
})
