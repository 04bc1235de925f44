/** Pages of other clouds show who answers for what: clouds meet in the shell, never in one another. */
export { CaseResponsibility, ItemResponsibility } from '../clouds/interplay/pages/responsibility.tsx'
