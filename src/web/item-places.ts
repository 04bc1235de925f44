/** One cloud's guide shows another cloud's places: pages of two clouds meet in the shell, never in one another. */
export { PlacesPanel } from '../clouds/service/pages/parts/places-panel.tsx'
export { PromisesPanel } from '../clouds/conduct/pages/promises-panel.tsx'
export { CaseContact } from '../clouds/service/pages/parts/case-contact.tsx'
