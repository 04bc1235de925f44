import { dutyApi } from './api-duty.ts'
import { linkageApi } from './api-linkage.ts'

export const api = { ...dutyApi, ...linkageApi } as const
