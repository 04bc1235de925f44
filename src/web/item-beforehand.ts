/** What the room of standards knows of an item beside its text: pages of two clouds meet in the shell, never in one another. */
export { BeforehandPanel } from '../clouds/standards/pages/item-graph/beforehand-panel.tsx'
export { RelatedPanel } from '../clouds/standards/pages/item-graph/related-panel.tsx'
export { PredictabilityPanel } from '../clouds/standards/pages/item-graph/predictability-panel.tsx'
