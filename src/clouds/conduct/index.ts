import { eraseLife } from '#frame'
import type { Cloud } from '#frame'
import { api } from './api.ts'
import { jobs } from './jobs.ts'
import { checkLife, contactLife, priorityLife } from './lives.ts'
import { courseProjection } from './projections/case-course.ts'
import { tables } from './projections/tables.ts'
import { checkHandlers } from './routes/check-routes.ts'
import { commitmentHandlers } from './routes/commitment-routes.ts'
import { contactHandlers } from './routes/contact-routes.ts'
import { equalityHandlers } from './routes/equality-routes.ts'
import { weeklyHandlers } from './routes/weekly-route.ts'

/** 效能作风: how people are received and served, checked by those who do not serve them. */
export const conduct: Cloud = {
  name: 'conduct',
  lives: [eraseLife(contactLife), eraseLife(checkLife), eraseLife(priorityLife)],
  projections: [...tables, courseProjection],
  reactions: [],
  jobs,
  api,
  handlers: {
    ...contactHandlers,
    ...checkHandlers,
    ...equalityHandlers,
    ...commitmentHandlers,
    ...weeklyHandlers,
  },
}
export { refusalTexts } from './refusals.ts'
